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
    List<Quantity> claims =
        answer.claims().stream().flatMap(claim -> Quantities.of(claim).stream()).toList();
    List<Mention> unclaimed =
        stated.stream()
            .filter(number -> claims.stream().noneMatch(claim -> states(number, claim)))
            .toList();
    List<Mention> words = unclaimed.isEmpty() ? List.of() : words(asked, answer);
    List<String> reasons = new ArrayList<>();
    for (Mention number : unclaimed) {
      if (words.stream().noneMatch(word -> repeats(number, word))) {
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

  /// The numbers of the questions and of what is cited.
  private static List<Mention> words(EvalCase asked, Answer answer) {
    return Stream.concat(
            asked.turns().stream(), answer.citations().stream().flatMap(UngroundedNumbers::words))
        .flatMap(each -> NumberReader.read(each).stream())
        .toList();
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
  private static boolean states(Mention number, Quantity claim) {
    return number.states(claim) || number.states(Quantity.of(-claim.value(), claim.unit()));
  }

  /// Whether both say the same, be it in a unit this field does not reckon with, such as kW.
  private static boolean repeats(Mention number, Mention word) {
    if (number.value() == word.value() && number.unit().equals(word.unit())) {
      return true;
    }
    return number.kind() == Mention.Kind.OTHER_UNIT
        ? word.kind() == Mention.Kind.OTHER_UNIT && number.value() == word.value()
        : states(number, Quantity.of(word.value(), word.unit().orElse(Unit.ONE)));
  }
}
