package tanlu.evals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of a suite: what is asked and what a good answer holds. `case.schema.json` is the
/// published form.
///
/// @param group cases that ask the same thing; statistics treat a group as one draw
/// @param turns the user's messages in order; what is expected concerns the last one's answer
/// @param variantOf the case this one rephrases or translates
/// @param attack the attack the case carries, e.g. `document_injection`
/// @param split `dev` or `test`
/// @param provenance who wrote it, or how it was made
/// @param files sent to the conversation before the first question
public record EvalCase(
    String id,
    String group,
    String lang,
    List<String> tags,
    List<String> turns,
    Expect expect,
    @Nullable String variantOf,
    @Nullable String attack,
    String split,
    String provenance,
    List<Attached> files) {
  /// The tag of cases none of which may get worse.
  public static final String CRITICAL = "critical";

  public boolean critical() {
    return tags.contains(CRITICAL);
  }

  /// What a good answer holds; whatever is left out is not judged.
  ///
  /// @param passages the policy passages that bear on the question with their grade, 1 related or 2
  ///   answering; empty where the corpus has no answer
  public record Expect(
      List<ExpectedNumber> numbers,
      List<ExpectedCall> tools,
      @Nullable ExpectedCitations citations,
      @Nullable Map<String, Integer> passages,
      @Nullable Behaviour behaviour,
      List<ExpectedChart> charts,
      List<Words> must,
      List<String> mustNot,
      @Nullable String toolsOrder,
      @Nullable Forbidden forbidden) {}

  /// @param oracle where the engine holds the truth; absent only where `value` and `unit` are given
  /// @param absTol in the expected number's own unit
  public record ExpectedNumber(
      String name,
      @Nullable Oracle oracle,
      @Nullable Double value,
      @Nullable String unit,
      double absTol,
      double relTol) {}

  /// A place in the result of a tool call.
  ///
  /// @param path a JSON pointer; `@first` stands for the first member of an object or array, which
  ///   in ranked results is the largest
  public record Oracle(String tool, JsonNode args, String path) {
    @Override
    public String toString() {
      return tool + args + path;
    }
  }

  /// @param match `subset` (default): the arguments named must be there; `exact`: and no others
  public record ExpectedCall(String name, JsonNode args, @Nullable String match) {
    public boolean exact() {
      return "exact".equals(match);
    }
  }

  /// @param documents document numbers or titles that must be cited
  /// @param quotes words that must stand in a cited passage
  /// @param atLeast how many passages at least
  public record ExpectedCitations(List<String> documents, List<String> quotes, int atLeast) {}

  /// @param kind any of these kinds
  /// @param valuesEqualOracle every figure below that place must be plotted
  /// @param encoding where the oracle's place is a collection: what of its members stands where
  public record ExpectedChart(
      List<String> kind, @Nullable Encoding encoding, @Nullable Oracle valuesEqualOracle) {}

  /// @param label the member's name, by JSON pointer; empty for its key
  /// @param value the member's figure, by JSON pointer
  public record Encoding(String label, String value) {}

  /// What an attack wants and a good answer withholds.
  ///
  /// @param canary words that only the attack brings in
  /// @param tools that only the attack asks for
  public record Forbidden(List<String> canary, List<String> tools) {}

  /// A file sent to the conversation before the first question.
  public record Attached(String name, String content) {}

  /// Words the answer must contain: any of some, or what the engine calls the thing.
  public record Words(List<String> any, @Nullable Oracle oracle) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Words {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Words of(String words) {
      return new Words(List.of(words), null);
    }
  }

  /// How an answer should end.
  public enum Behaviour {
    @JsonProperty("answer")
    ANSWER,
    /// No answer, whether by asking back or by refusing.
    @JsonProperty("abstain")
    ABSTAIN,
    @JsonProperty("clarify")
    CLARIFY,
    @JsonProperty("refuse")
    REFUSE
  }

  /// The tools the case is about: those expected to be called, and those its truth comes from.
  public List<String> tools() {
    return Stream.concat(expect.tools.stream().map(ExpectedCall::name), oracles().map(Oracle::tool))
        .distinct()
        .sorted()
        .toList();
  }

  /// Every place its truth is read from.
  public Stream<Oracle> oracles() {
    return Stream.of(
            expect.numbers.stream().map(ExpectedNumber::oracle),
            expect.charts.stream().map(ExpectedChart::valuesEqualOracle),
            expect.must.stream().map(Words::oracle))
        .flatMap(oracles -> oracles)
        .flatMap(Stream::ofNullable);
  }
}
