package tanlu.assistant.answer;

import org.jspecify.annotations.Nullable;

/// A passage of a policy document an answer rests on. What is not held is null.
///
/// @param quoteOf `original` only for text the user indexed or an official text, else `digest`
/// @param verification `official`, `secondary` or `unverified`
/// @param status `in force`, `expired`, `repealed`, `superseded`, `draft` or `unknown`
public record Citation(
    int n,
    String documentTitle,
    @Nullable String documentNumber,
    @Nullable String issuer,
    @Nullable String issued,
    @Nullable String clause,
    @Nullable String quote,
    String quoteOf,
    @Nullable String url,
    String verification,
    String status) {}
