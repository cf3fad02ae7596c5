package tanlu.knowledge.ingest;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document says about itself. Whatever does not stand in it is null, never guessed.
///
/// @param number as written, e.g. `粤府〔2022〕56号`
/// @param validUntil the last day it says it is valid
/// @param validity what its publisher says of it: `in_force`, `expired`, `repealed`, `draft`
/// @param repeals titles and numbers of what it says it repeals
public record Imprint(
    @Nullable String title,
    @Nullable String number,
    @Nullable String issuer,
    @Nullable LocalDate issued,
    @Nullable LocalDate effective,
    @Nullable LocalDate validUntil,
    @Nullable String validity,
    List<String> repeals) {}
