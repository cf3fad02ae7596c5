package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tanlu.analytics.proof.Language;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.link.Mention;
import tanlu.assistant.link.Mentions;

/// Puts the same word for every place, sector and year of a question, so that questions are alike
/// when they ask the same of different things.
final class Masks {
  private final EntityLinker linker;

  Masks(EntityLinker linker) {
    this.linker = linker;
  }

  String apply(String question) {
    Mentions mentions = linker.mentions(question);
    boolean zh = mentions.language() == Language.ZH;
    record Mask(int start, int end, String word) {}
    List<Mask> found = new ArrayList<>();
    mask(mentions.regions(), found, (start, end) -> new Mask(start, end, zh ? "甲省" : "someplace"));
    mask(mentions.cities(), found, (start, end) -> new Mask(start, end, zh ? "甲省" : "someplace"));
    mask(mentions.groups(), found, (start, end) -> new Mask(start, end, zh ? "甲省各省" : "somewhere"));
    mask(
        mentions.unknownRegions(),
        found,
        (start, end) -> new Mask(start, end, zh ? "甲省" : "someplace"));
    mask(mentions.sectors(), found, (start, end) -> new Mask(start, end, zh ? "乙业" : "somesector"));
    mask(mentions.years(), found, (start, end) -> new Mask(start, end, zh ? "丙年" : "someyear"));
    found.sort(Comparator.comparingInt(Mask::start));
    StringBuilder masked = new StringBuilder();
    int at = 0;
    for (Mask mask : found) {
      if (mask.start >= at) {
        masked.append(question, at, mask.start).append(' ').append(mask.word).append(' ');
        at = mask.end;
      }
    }
    return masked.append(question.substring(at)).toString();
  }

  private interface Made<M> {
    M of(int start, int end);
  }

  private static <M> void mask(List<? extends Mention<?>> mentions, List<M> found, Made<M> made) {
    for (Mention<?> mention : mentions) {
      found.add(made.of(mention.start(), mention.end()));
    }
  }
}
