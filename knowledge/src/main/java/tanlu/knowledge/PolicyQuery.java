package tanlu.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/// What to look for in the corpus.
///
/// @param text the question or keywords, Chinese or English, or a document number
/// @param region a province's abbreviation, `CN` or `GLOBAL`; its own passages come first, national
///   ones after, global ones last. Without it a province named in the text is taken.
/// @param sector a policy sector such as `power` or `steel`, by its name in either language
/// @param issuedAfter only documents issued on or after; one known by its year alone counts as
///   issued on the first of January
/// @param top how many passages at most
public record PolicyQuery(
    String text,
    Optional<String> region,
    Optional<String> sector,
    Optional<LocalDate> issuedAfter,
    int top) {
  public PolicyQuery {
    if (top < 1) {
      throw new IllegalArgumentException("top is " + top + "; expected at least 1 passage");
    }
  }

  public static PolicyQuery of(String text, int top) {
    return new PolicyQuery(text, Optional.empty(), Optional.empty(), Optional.empty(), top);
  }
}
