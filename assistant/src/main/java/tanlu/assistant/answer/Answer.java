package tanlu.assistant.answer;

import java.util.ArrayList;
import java.util.List;

/// What a question gets back: the Answer of the contract, as JSON sees it.
///
/// @param id the answer's own id
/// @param language `zh` or `en`
/// @param text Markdown; a claim is its number with a link to `#claim-ID`, a citation `[n]` with a
///   link to `#citation-n`
/// @param boundary which account the numbers belong to
public record Answer(
    String id,
    String conversationId,
    String language,
    Outcome outcome,
    String text,
    List<Claim> claims,
    List<Chart> charts,
    List<Citation> citations,
    List<Step> steps,
    DatasetInfo dataset,
    ModelUse model,
    String boundary,
    List<String> warnings,
    List<String> followUps) {

  /// The same answer with a further warning.
  public Answer warning(String more) {
    List<String> all = new ArrayList<>(warnings);
    all.add(more);
    return with(outcome, text, claims, charts, citations, all);
  }

  /// The same answer with other words and what they stand on.
  public Answer with(
      Outcome outcome,
      String text,
      List<Claim> claims,
      List<Chart> charts,
      List<Citation> citations,
      List<String> warnings) {
    return new Answer(
        id,
        conversationId,
        language,
        outcome,
        text,
        claims,
        charts,
        citations,
        steps,
        dataset,
        model,
        boundary,
        warnings,
        followUps);
  }

  /// @param id e.g. `embedded`
  /// @param kind `modelled`, `official` or `imported`
  /// @param years what is held, in words, e.g. `IO tables 2012, 2017; CO2 1997–2019`
  public record DatasetInfo(String id, String version, String kind, String years) {}
}
