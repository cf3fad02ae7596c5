package tanlu.assistant.plan;

import java.time.LocalDate;
import java.util.List;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Claim;

/// A draft plan, the same for every file it is written to.
///
/// @param subtitle scenario and standing
/// @param notice what stands below the title: that it is a draft, and of what
/// @param sections chapters, then annexes
/// @param claims every number of it, in order of appearance
/// @param unproved what the prover had to take out; empty where every number is proved
public record PlanDocument(
    String title,
    String subtitle,
    String notice,
    LocalDate date,
    Language language,
    List<Section> sections,
    List<Claim> claims,
    List<Citation> citations,
    List<String> unproved) {

  /// @param id e.g. `status`
  /// @param number as written before the title, e.g. 一、 or 附件1
  public record Section(
      String id, String number, String title, boolean annex, List<Block> blocks) {}

  boolean zh() {
    return language == Language.ZH;
  }
}
