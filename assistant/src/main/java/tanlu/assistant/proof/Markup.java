package tanlu.assistant.proof;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/// Takes out of a model's Markdown what could show a number or reach an address unseen: images,
/// HTML, character references, code spans, and links other than to addresses the evidence holds.
/// What a reader would have seen of them stays as plain text.
final class Markup {
  private static final Pattern REFERENCE =
      Pattern.compile("&#(?:[xX](?<hex>[0-9a-fA-F]+)|(?<decimal>[0-9]+));?");
  private static final Pattern TAG = Pattern.compile("(?s)<!--.*?-->|<[!/?]?[A-Za-z][^<>]*>");
  private static final Pattern UNCLOSED = Pattern.compile("<(?=[!/?A-Za-z])");
  private static final Pattern LINK =
      Pattern.compile("!?\\[(?<text>[^\\[\\]]*)\\]\\(\\s*(?<url>[^)\\s]*)[^)]*\\)");
  private static final Pattern OWN = Pattern.compile("#(?:claim|citation)\\b.*");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:(?:https?|ftp|file|wss?)://|www\\.|javascript:|vbscript:|mailto:|data:[a-z]+/)"
              + "[^\\s<>\"”’」』）)】，。；、！？\\]]*");
  private static final Pattern DEFINITION = Pattern.compile("(?m)^(\\s*\\[[^\\]]*\\]):");
  private static final Pattern INDENTED =
      Pattern.compile("(?m)^(?: {4,}|\\t+)(?![-*+] |[0-9]+[.)] )");

  private Markup() {}

  /// The text with its character references resolved and without characters no eye sees.
  static String decoded(String text) {
    return TextEscaping.visible(
        settled(
            text,
            t ->
                StringEscapeUtils.unescapeHtml4(
                    REFERENCE.matcher(t).replaceAll(Markup::character))));
  }

  private static String character(MatchResult reference) {
    boolean hex = reference.group("hex") != null;
    String digits = reference.group(hex ? "hex" : "decimal");
    long point = digits.length() > 8 ? -1 : Long.parseLong(digits, hex ? 16 : 10);
    return point < 0 || point > Character.MAX_CODE_POINT
        ? ""
        : Matcher.quoteReplacement(Character.toString((int) point));
  }

  /// @param addresses links and addresses that may stay
  /// @param keep stores text that is to stand as it is and returns its placeholder
  static String neutralised(String text, Set<String> addresses, UnaryOperator<String> keep) {
    String plain = settled(text, t -> TAG.matcher(t).replaceAll(""));
    plain = UNCLOSED.matcher(plain).replaceAll("‹");
    plain = plain.replace("`", "");
    plain = INDENTED.matcher(plain).replaceAll("");
    plain = settled(plain, t -> LINK.matcher(t).replaceAll(link -> link(link, addresses, keep)));
    plain =
        ADDRESS
            .matcher(plain)
            .replaceAll(
                address ->
                    Matcher.quoteReplacement(
                        addresses.contains(address.group()) ? keep.apply(address.group()) : ""));
    plain = DEFINITION.matcher(plain).replaceAll("$1：");
    return plain.replace("](", "] (").replace("][", "] [");
  }

  private static String link(MatchResult link, Set<String> addresses, UnaryOperator<String> keep) {
    String text = link.group("text");
    String url = link.group("url");
    boolean image = link.group().startsWith("!");
    if (!image && addresses.contains(url)) {
      return Matcher.quoteReplacement(keep.apply("[") + text + keep.apply("](" + url + ")"));
    }
    boolean inventedCitation = OWN.matcher(url).matches() && url.startsWith("#citation");
    return inventedCitation && text.strip().matches("[0-9]+") ? "" : Matcher.quoteReplacement(text);
  }

  /// Applies a change until nothing changes: what is taken out may uncover more.
  private static String settled(String text, UnaryOperator<String> change) {
    String before = text;
    String after = change.apply(before);
    while (!after.equals(before)) {
      before = after;
      after = change.apply(before);
    }
    return after;
  }
}
