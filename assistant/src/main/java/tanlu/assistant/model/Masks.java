package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.roadmap.Scenario;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.link.Mention;
import tanlu.assistant.link.Mentions;

/// Puts the same word for every place, sector and year of a question, so that questions are alike
/// when they ask the same of different things. Kept apart is what changes the question: a second
/// place, all places, a city, a year to come, a second scenario.
final class Masks {
  private enum Word {
    PLACE,
    OTHER_PLACE,
    EVERY_PLACE,
    CITY,
    SECTOR,
    YEAR,
    OTHER_YEAR,
    LATER_YEAR,
    SPAN,
    LATER,
    SCENARIO,
    OTHER_SCENARIO,
    AMOUNT,
    DOCUMENT;

    /// No word anybody writes, the same in both languages.
    String written() {
      return " x" + name().replace("_", "").toLowerCase(Locale.ROOT) + "x ";
    }
  }

  /// A title in its marks, or the number of a document.
  private static final Pattern DOCUMENTS =
      Pattern.compile("《[^》]{2,60}》|\\p{IsHan}{2,6}[〔\\[（(](?:19|20)\\d{2}[〕\\]）)]\\s?\\d+号");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}|[一二〇零○三四五六七八九]{4}");

  /// @param of what is named there, to tell one from another
  private record Mask(int start, int end, Word word, String of) {
    Mask(int start, int end, Word word) {
      this(start, end, word, "");
    }
  }

  private final EntityLinker linker;

  Masks(EntityLinker linker) {
    this.linker = linker;
  }

  String apply(String written) {
    String question = EntityLinker.simplified(written);
    Mentions mentions = linker.mentions(question);
    List<Mask> masks = masks(mentions);
    StringBuilder masked = new StringBuilder();
    int at = 0;
    for (Mask mask : masks) {
      if (mask.start >= at) {
        masked.append(question, at, mask.start).append(mask.word.written());
        at = mask.end;
      }
    }
    return masked.append(question.substring(at)).toString();
  }

  boolean namesPlace(String question) {
    Mentions mentions = linker.mentions(question);
    return !mentions.regions().isEmpty()
        || !mentions.groups().isEmpty()
        || !mentions.cities().isEmpty()
        || !mentions.unknownRegions().isEmpty();
  }

  private static List<Mask> masks(Mentions mentions) {
    List<Mask> masks = new ArrayList<>();
    mentions
        .regions()
        .forEach(
            region ->
                masks.add(
                    new Mask(region.start(), region.end(), Word.PLACE, region.value().abbr())));
    mentions.unknownRegions().forEach(region -> add(masks, region, Word.PLACE));
    for (var group : mentions.groups()) {
      add(masks, group, group.value().code().equals("all") ? Word.EVERY_PLACE : Word.OTHER_PLACE);
    }
    mentions.cities().forEach(city -> add(masks, city, Word.CITY));
    mentions.sectors().forEach(sector -> add(masks, sector, Word.SECTOR));
    mentions
        .years()
        .forEach(
            year ->
                masks.add(
                    new Mask(
                        year.start(), year.end(), word(year.value()), year.value().toString())));
    mentions.yearRange().ifPresent(range -> add(masks, range, Word.SPAN));
    mentions.peakYear().ifPresent(year -> addWithin(masks, year));
    mentions.neutralYear().ifPresent(year -> addWithin(masks, year));
    mentions.later().ifPresent(later -> add(masks, later, Word.LATER));
    mentions.amounts().forEach(amount -> add(masks, amount, Word.AMOUNT));
    Set<Scenario> scenarios = new HashSet<>();
    for (Mention<Scenario> scenario : mentions.scenarios()) {
      boolean another = scenarios.add(scenario.value()) && scenarios.size() > 1;
      add(masks, scenario, another ? Word.OTHER_SCENARIO : Word.SCENARIO);
    }
    DOCUMENTS
        .matcher(mentions.question())
        .results()
        .forEach(title -> masks.add(new Mask(title.start(), title.end(), Word.DOCUMENT)));
    masks.sort(
        Comparator.comparingInt(Mask::start).thenComparing(Mask::end, Comparator.reverseOrder()));
    tellApart(masks, mentions.question(), Word.PLACE, Word.OTHER_PLACE);
    tellApart(masks, mentions.question(), Word.YEAR, Word.OTHER_YEAR);
    return masks;
  }

  /// Has another word for all but the first of several.
  private static void tellApart(List<Mask> masks, String question, Word first, Word others) {
    Set<String> named = new HashSet<>();
    masks.replaceAll(
        mask -> {
          boolean another =
              mask.word == first
                  && named.add(
                      mask.of.isEmpty() ? question.substring(mask.start, mask.end) : mask.of)
                  && named.size() > 1;
          return another ? new Mask(mask.start, mask.end, others) : mask;
        });
  }

  /// What the year is for stays.
  private static void addWithin(List<Mask> masks, Mention<Integer> mention) {
    Matcher year = YEAR.matcher(mention.text());
    if (year.find()) {
      masks.add(
          new Mask(
              mention.start() + year.start(), mention.start() + year.end(), word(mention.value())));
    }
  }

  private static Word word(int year) {
    return year > Dataset.LAST_ECONOMY ? Word.LATER_YEAR : Word.YEAR;
  }

  private static void add(List<Mask> masks, Mention<?> mention, Word word) {
    masks.add(new Mask(mention.start(), mention.end(), word));
  }
}
