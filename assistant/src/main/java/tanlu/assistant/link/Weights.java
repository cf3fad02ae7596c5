package tanlu.assistant.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// By what weights a cut is to be shared, where a question gives a number after each sector:
/// 电力60%、钢铁30%, “power 3, steel 1”. Only where it speaks of sharing out.
final class Weights {
  private static final Pattern SHARING =
      Pattern.compile("权重|权数|分担|分配|分解|承担|weights?|allocat|shared? (?:out|among)|split");
  private static final Pattern VALUE =
      Pattern.compile(
          "^(?:行业|产业|部门|业)?\\s*(?:的?权重|承担|分担|负担|占|为|takes?|bears?|carries|weight(?:ed)?|at|[:=：])*"
              + "\\s*(\\d+(?:\\.\\d+)?)\\s*(?:%|份|成)?(?![\\d年])");

  private Weights() {}

  /// @param question as written
  static Map<String, Double> in(String question, String folded, List<Mention<SectorName>> sectors) {
    Map<String, Double> weights = new LinkedHashMap<>();
    if (!SHARING.matcher(folded).find()) {
      return weights;
    }
    for (Mention<SectorName> sector : sectors) {
      Matcher value = VALUE.matcher(question.substring(sector.end()));
      if (value.find() && Double.parseDouble(value.group(1)) > 0) {
        weights.putIfAbsent(sector.text(), Double.parseDouble(value.group(1)));
      }
    }
    return weights;
  }
}
