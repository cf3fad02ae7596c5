package tanlu.assistant.link;

import tanlu.analytics.analysis.Lever;

/// A change of a sector that a question supposes.
///
/// @param sector the question's own words for it
/// @param fraction −0.3 for 30 % less
public record Supposition(String sector, Lever lever, double fraction) {}
