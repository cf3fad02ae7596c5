package tanlu.evals.score;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.proof.Mention;
import tanlu.assistant.proof.NumberReader;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// The share of expected numbers the answer states: `|x − g| ≤ max(abs_tol, rel_tol·|g|)` in the
/// unit of g. First its claims are looked at, exact values that count where the text shows them
/// with their unit; then the numbers of the text, which may be off by half their last digit.
public final class NumericAccuracy implements Scorer {
  private static final Pattern CLAIM = Pattern.compile("\\[([^\\]]*)]\\(#claim-([^)]*)\\)");
  private static final Pattern UNITLESS = Pattern.compile("[\\s\\p{P}\\p{Sm}\\d&&[^%‰]]*");

  @Override
  public String metric() {
    return "numeric_accuracy";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    List<EvalCase.ExpectedNumber> expected = asked.expect().numbers();
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> words = words(answer);
    List<Quantity> stated =
        answer.claims().stream()
            .flatMap(claim -> Quantities.of(claim).stream().filter(it -> shows(words, claim, it)))
            .toList();
    List<String> reasons = new ArrayList<>();
    for (EvalCase.ExpectedNumber number : expected) {
      Quantity wanted = truth.of(number);
      double absolute = number.absTol();
      double relative = number.relTol();
      if (stated.stream().noneMatch(found -> Quantities.same(found, wanted, absolute, relative))
          && written(answer).noneMatch(found -> found.states(wanted, absolute, relative))) {
        reasons.add(
            "%s is %s %s; the answer states %s"
                .formatted(number.name(), wanted.value(), wanted.unit(), brief(stated)));
      }
    }
    return Optional.of(Score.of(metric(), expected.size(), reasons));
  }

  /// The numbers of the text, read only where no claim is the one expected.
  private static Stream<Mention> written(Answer answer) {
    return NumberReader.read(Words.shown(answer.text())).stream();
  }

  /// What the text shows of each claim, by its id.
  private static Map<String, List<String>> words(Answer answer) {
    return CLAIM
        .matcher(answer.text())
        .results()
        .collect(groupingBy(link -> link.group(2), mapping(link -> link.group(1), toList())));
  }

  /// Words without the unit state another number; a fall may be written without its sign.
  private static boolean shows(Map<String, List<String>> words, Claim claim, Quantity value) {
    return words.getOrDefault(claim.id(), List.of()).stream()
        .anyMatch(shown -> isMeasured(shown, value.unit()));
  }

  private static boolean isMeasured(String words, Unit unit) {
    return unit.equals(Unit.ONE) || !UNITLESS.matcher(words).matches();
  }

  private static String brief(List<Quantity> stated) {
    return stated.isEmpty()
        ? "no number"
        : String.join(
            ", ", stated.stream().limit(12).map(q -> q.value() + " " + q.unit()).toList());
  }
}
