package tanlu.knowledge.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document says about itself. Whatever does not stand in it is null, never guessed.
///
/// @param number as written, e.g. `粤府〔2022〕56号`
/// @param issued a day such as `2022-06-23`, as `effective` and `validUntil` are
/// @param validUntil the last day it says it is valid
/// @param validity what its publisher says of it: `in_force`, `expired`, `repealed`, `draft`
/// @param repeals titles and numbers of what it says it repeals
public record Imprint(
    @Nullable String title,
    @Nullable String number,
    @Nullable String issuer,
    @Nullable String issued,
    @Nullable String effective,
    @Nullable String validUntil,
    @Nullable String validity,
    List<String> repeals) {}
