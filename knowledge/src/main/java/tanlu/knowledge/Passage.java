package tanlu.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A clause, section or target of a policy document: what search returns and an answer cites. What
/// is not held is null, never guessed.
///
/// @param id stable across rebuilds, e.g. `CN-SC2021-23/3`
/// @param documentId e.g. `CN-SC2021-23`
/// @param titleZh the document's title; `titleEn` in English
/// @param number the document number as issued, e.g. `国发〔2021〕23号`
/// @param numberVerified whether that number was seen on the document or a trusted listing
/// @param issued `2021-10-24`, `2021-10` or `2021`
/// @param region `CN`, `GLOBAL` or a province's abbreviation such as `GD`
/// @param clause the article or clause, where it is known
/// @param ancestry the headings an original's clause stands under, outermost first, e.g. `第二章 重点任务`
/// @param page the page of the file it begins on, from 1
/// @param headingZh what the passage is about, e.g. `2024年全国目标`; `headingEn` in English
/// @param textZh the passage in Chinese
/// @param textEn the passage in English
/// @param original whether the text is the document's own rather than a digest in our words
/// @param verification the weakest among the passage's targets
/// @param targets the typed facts the passage states
public record Passage(
    String id,
    String documentId,
    String titleZh,
    String titleEn,
    @Nullable String number,
    boolean numberVerified,
    @Nullable String issuer,
    @Nullable String issued,
    String region,
    List<String> sectors,
    @Nullable String clause,
    List<String> ancestry,
    @Nullable Integer page,
    String headingZh,
    String headingEn,
    String textZh,
    String textEn,
    boolean original,
    @Nullable String url,
    Verification verification,
    Status status,
    List<Target> targets) {

  /// The text in a language, or in the one there is.
  public String text(boolean chinese) {
    return (chinese || textEn.isEmpty()) && !textZh.isEmpty() ? textZh : textEn;
  }

  /// The document's title in a language, or in the one there is.
  public String title(boolean chinese) {
    return (chinese || titleEn.isEmpty()) && !titleZh.isEmpty() ? titleZh : titleEn;
  }

  /// How far the passage was checked against the official text.
  public enum Verification {
    OFFICIAL,
    SECONDARY,
    UNVERIFIED
  }

  /// Whether the document is in force, where that is held.
  public enum Status {
    IN_FORCE,
    EXPIRED,
    REPEALED,
    SUPERSEDED,
    DRAFT,
    UNKNOWN;

    /// Whether the document may hold: it is in force, or nothing else is known.
    public boolean mayHold() {
      return this == IN_FORCE || this == UNKNOWN;
    }
  }

  /// A number a policy sets or reports.
  ///
  /// @param id the fact's id, e.g. `CN-CAS2020-001`
  /// @param metric e.g. `co2_intensity_reduction`
  /// @param value the value as written, e.g. `65` or `before 2030`; [#NOT_PUBLISHED] where the text
  ///   speaks of a number and gives none
  /// @param number the value where it is one number
  /// @param unit as written, e.g. `% or more`
  /// @param note what a reader of the number must know, e.g. that sources differ
  public record Target(
      String id,
      String metric,
      String value,
      @Nullable Double number,
      String unit,
      @Nullable Integer baseYear,
      @Nullable Integer targetYear,
      Verification verification,
      @Nullable String note) {
    public static final String NOT_PUBLISHED = "not published";

    @JsonIgnore
    public boolean isPublished() {
      return !value.equals(NOT_PUBLISHED);
    }
  }
}
