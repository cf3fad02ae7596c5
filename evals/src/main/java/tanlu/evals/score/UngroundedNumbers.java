package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.proof.Mention;
import tanlu.assistant.proof.NumberReader;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Numbers of the text that neither a claim nor a citation nor the question holds; the score is the
/// share of the others. Years and ordinals are no statements.
public final class UngroundedNumbers implements Scorer {
  @Override
  public String metric() {
    return "grounded_numbers";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    String text = Words.shown(answer.text());
    List<Mention> stated =
        NumberReader.read(text).stream().filter(UngroundedNumbers::isStatement).toList();
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    List<Quantity> grounds = grounds(asked, answer);
    List<String> reasons = new ArrayList<>();
    for (Mention number : stated) {
      if (grounds.stream().noneMatch(ground -> rests(number, ground))) {
        reasons.add(
            "%s rests on no claim, citation or question"
                .formatted(text.substring(number.start(), number.end())));
      }
    }
    return Optional.of(Score.of(metric(), stated.size(), reasons));
  }

  private static boolean isStatement(Mention number) {
    return number.kind() != Mention.Kind.YEAR && number.kind() != Mention.Kind.ORDINAL;
  }

  private static List<Quantity> grounds(EvalCase asked, Answer answer) {
    Stream<Quantity> claims =
        answer.claims().stream().flatMap(claim -> Quantities.of(claim).stream());
    Stream<Quantity> words =
        Stream.concat(
                asked.turns().stream(),
                answer.citations().stream().flatMap(UngroundedNumbers::words))
            .flatMap(each -> NumberReader.read(each).stream())
            .map(each -> Quantity.of(each.value(), each.unit().orElse(Unit.ONE)));
    return Stream.concat(claims, words).toList();
  }

  private static Stream<String> words(Citation citation) {
    return Stream.of(
            citation.documentTitle(),
            citation.documentNumber(),
            citation.clause(),
            citation.quote())
        .filter(Objects::nonNull);
  }

  /// A fall of 3.2 % may be a claim of −3.2 %: words carry the sign.
  private static boolean rests(Mention number, Quantity ground) {
    return number.states(ground) || number.states(Quantity.of(-ground.value(), ground.unit()));
  }
}
