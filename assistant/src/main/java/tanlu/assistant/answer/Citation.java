package tanlu.assistant.answer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.knowledge.Passage;

/// A passage of a policy document an answer rests on. What is not held is null.
///
/// @param passage its id, with which its neighbours are asked for
/// @param clause the labels from the chapter down, e.g. `第二章 第七条`
/// @param page of the file it begins on, from 1
/// @param quoteOf `original` only for text the user indexed or an official text, else `digest`
/// @param verification `official`, `secondary` or `unverified`
/// @param status `in force`, `expired`, `repealed`, `superseded`, `draft` or `unknown`
public record Citation(
    int n,
    String passage,
    String documentTitle,
    @Nullable String documentNumber,
    @Nullable String issuer,
    @Nullable String issued,
    @Nullable String clause,
    @Nullable Integer page,
    @Nullable String quote,
    String quoteOf,
    @Nullable String url,
    String verification,
    String status) {

  /// The citation of a passage, in the words of one language.
  public static Citation of(int n, Passage passage, Language language) {
    boolean chinese = language == Language.ZH;
    return new Citation(
        n,
        passage.id(),
        passage.title(chinese),
        passage.number(),
        passage.issuer(),
        passage.issued(),
        passage.clause(),
        passage.page(),
        passage.text(chinese),
        passage.original() ? "original" : "digest",
        passage.url(),
        passage.verification().name().toLowerCase(Locale.ROOT),
        passage.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
