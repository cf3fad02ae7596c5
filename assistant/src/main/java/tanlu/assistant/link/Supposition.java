package tanlu.assistant.link;

import java.util.Optional;
import tanlu.analytics.analysis.Lever;

/// A change of a sector that a question supposes.
///
/// @param sector the question's own words for it
/// @param of the one supplier whose product is bought less or more, the question's own words
/// @param fraction −0.3 for 30 % less
public record Supposition(String sector, Lever lever, Optional<String> of, double fraction) {}
