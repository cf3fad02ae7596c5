package tanlu.analytics.importing;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;

/// Regions and years in titles, sheet names and file names.
final class Naming {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19[4-9]|20\\d)\\d(?!\\d)");
  private static final List<String> NATION = List.of("全国", "中国", "china", "national", "nationwide");

  private final Dataset data;

  Naming(Dataset data) {
    this.data = data;
  }

  /// The province named in a text, else the nation if that is named; the longest name wins.
  Optional<Region> region(String text) {
    String plain = Content.letters(text);
    String words = plain.replaceAll("[0-9]", "");
    Optional<Region> province =
        data.provinces().stream()
            .filter(each -> plain.contains(each.name().zh()) || words.contains(english(each)))
            .max(Comparator.comparingInt(each -> english(each).length()));
    if (province.isEmpty() && words.contains("shannxi")) {
      // A spelling of Shaanxi met in published workbooks.
      province = data.region("SN");
    }
    if (province.isEmpty() && plain.equals("内蒙")) {
      province = data.region("NM");
    }
    if (province.isEmpty()) {
      province = byAbbreviation(words);
    }
    return province.isPresent()
        ? province
        : Optional.of(data.nation()).filter(_ -> NATION.stream().anyMatch(plain::contains));
  }

  private Optional<Region> byAbbreviation(String words) {
    return data.regions().stream()
        .filter(each -> words.equals(Content.letters(each.abbr())))
        .findFirst();
  }

  OptionalInt year(String text) {
    Matcher matcher = YEAR.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group())) : OptionalInt.empty();
  }

  private static String english(Region region) {
    return Content.letters(region.name().en());
  }
}
