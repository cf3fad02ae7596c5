package tanlu.knowledge;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// What to look for in the corpus, and what it must satisfy.
///
/// @param text the question or keywords, Chinese or English, or a document number; blank looks up
///   the targets of a metric, or else what the region itself has set
/// @param region a province's abbreviation, `CN` or `GLOBAL`; its own passages come first, national
///   ones after, global ones last. Without it a province named in the text is taken.
/// @param sector a policy sector such as `power` or `steel`, by its name in either language
/// @param issuedAfter only documents issued on or after; one known by its year alone counts as
///   issued on the first of January
/// @param targetYear only passages with a target for that year
/// @param metric only passages with a target of that metric, by its name or a part of it:
///   `co2_intensity`
/// @param statuses only documents of these; all where none is given
/// @param top how many passages at most
public record PolicyQuery(
    String text,
    Optional<String> region,
    Optional<String> sector,
    Optional<LocalDate> issuedAfter,
    Optional<Integer> targetYear,
    Optional<String> metric,
    Set<Passage.Status> statuses,
    int top) {
  public PolicyQuery {
    if (top < 1) {
      throw new IllegalArgumentException("top is " + top + "; expected at least 1 passage");
    }
    statuses = Set.copyOf(statuses);
  }

  public static PolicyQuery of(String text, int top) {
    return new PolicyQuery(
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        top);
  }

  PolicyQuery saying(String words) {
    return new PolicyQuery(words, region, sector, issuedAfter, targetYear, metric, statuses, top);
  }

  public PolicyQuery in(Optional<String> place) {
    return new PolicyQuery(text, place, sector, issuedAfter, targetYear, metric, statuses, top);
  }

  public PolicyQuery on(Optional<String> field) {
    return new PolicyQuery(text, region, field, issuedAfter, targetYear, metric, statuses, top);
  }

  public PolicyQuery since(Optional<LocalDate> day) {
    return new PolicyQuery(text, region, sector, day, targetYear, metric, statuses, top);
  }

  public PolicyQuery setting(Optional<String> figure, Optional<Integer> year) {
    return new PolicyQuery(text, region, sector, issuedAfter, year, figure, statuses, top);
  }

  public PolicyQuery withStatus(Set<Passage.Status> any) {
    return new PolicyQuery(text, region, sector, issuedAfter, targetYear, metric, any, top);
  }
}
