package tanlu.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/// What to look for in the corpus.
///
/// @param text the question or keywords, Chinese or English, or a document number
/// @param region a province's abbreviation; its own passages come first, national ones after
/// @param sector a policy sector such as `power` or `steel`
/// @param issuedAfter only documents issued on or after
/// @param top how many passages at most
public record PolicyQuery(
    String text,
    Optional<String> region,
    Optional<String> sector,
    Optional<LocalDate> issuedAfter,
    int top) {
  public static PolicyQuery of(String text, int top) {
    return new PolicyQuery(text, Optional.empty(), Optional.empty(), Optional.empty(), top);
  }
}
