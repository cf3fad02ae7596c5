package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.assistant.link.Mentions;

/// Where a message may fall into several questions. Whether it does is for what stands between the
/// cuts to tell: “2010 and 2018” and 产出和增加值 belong together as often as not.
final class Parts {
  /// More clauses are cut at fewer places.
  private static final int MOST = 6;

  /// How an item of a list begins.
  static final String NUMBER =
      "(?:[一二三四]、|[(（][一二三四1-4][)）]|[1-4](?:[)）、．]|\\.(?!\\d))|[①-④]|第?[一二三四](?:个|点)?(?:是|[，,：:]))";

  /// 想了解两点： before what is asked.
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i)^[^：:。？?！!]{0,24}?(?:[两三四几2-4]\\s?(?:点|个|件|项|样|方面)|\\b(?:two|three)\\b)(?:[^：:。？?！!，,]{0,12}|[\\p{IsLatin}"
              + " ]{0,40})[：:]\\s*(?:"
              + NUMBER
              + ")?");

  /// Words that begin a question of its own.
  static final String BESIDES =
      "moreover\\b|additionally\\b|in addition\\b|furthermore\\b|besides that\\b|on top of"
          + " that\\b|另附|另请";

  private static final Pattern SENTENCES =
      Pattern.compile(
          "(?i)(?:[？?。！!\\n]+|\\.(?:\\s+|$))(?:\\s*"
              + NUMBER
              + ")?(?:\\s*(?:"
              + BESIDES
              + "|再看|另外|此外|外加|还有|還有|同时|同時|顺便|順便|also\\b|besides\\b)[，,]?)*");

  private static final String AGAIN =
      "(?:\\s*(?:and\\b|also\\b|besides\\b|plus\\b|then\\b|"
          + BESIDES
          + "|外加|外带|连同|加上|以及|另外|此外|还有|還有|同时|同時|并且|並且|顺便|順便|顺手|順手|顺带|順帶|然后|然後|接着|最后|再|[，,]|"
          + NUMBER
          + "))*";

  private static final Pattern CLAUSES =
      Pattern.compile(
          "(?i)(?:[；;，,]|\\s[+＋]\\s|\\s*(?=[②-⑥])|外加|外带|连同|以及|还有|還有|\\band\\b|\\bas well"
              + " as\\b|\\balong with\\b|\\btogether with\\b|\\bplus\\b|\\bthen\\b)"
              + AGAIN);

  /// Even where a sentence says in what manner it is to be answered.
  private static final Pattern STRONG =
      Pattern.compile(
          "(?i)[，,；;]?\\s*(?:外加|外带|连同|以及|另外|此外|还有|還有|顺便|順便|顺手|順手|\\bas well as\\b|\\balong with\\b)"
              + AGAIN);

  private static final Pattern NAMES = Pattern.compile(CLAUSES.pattern() + "|(?<!中)[和与及、]");

  private static final Pattern BOTH = Pattern.compile("都要|都给|都看|都来|都画|各来|各是多少|各多少|一并");

  /// 按2035年国家自主贡献，… or …变化中，… is how a question is to be answered, and no question.
  private static final Pattern MANNER =
      Pattern.compile(
          "(?i)^\\s*(?:要求|按|依|根据|根據|参照|參照|对照|對照|参考|參考|若|如果|假如|if\\b|when\\b|under\\b|according"
              + " to\\b|by\\b)[^；;，,]*[，,]|[；;，,]\\s*(?:按|依|根据|根據|参照|參照|对照|對照|参考|參考|若|如果|假如|if\\b|under\\b|according"
              + " to\\b|by\\b)[^；;，,]*[，,]|[，,]\\s*(?:请?(?:画成|绘成|做成|做|作|用|以(?!及)|出)(?!一?下)|(?:and"
              + " )?within"
              + " it|其中|包括)|(?:中|里|来看|峰值[^；;，,]{0,10}吨|年的?(?:投入产出)?表(?=[，,](?![^。？！?!]*都[要给看来画])))[，,]|(?:如果|假如|若|要是|\\bif\\b)[^；;，,]*[，,]");

  private record Piece(int start, int end) {}

  private final String message;
  private final List<Piece> pieces;
  private final String announced;

  private Parts(String message, List<Piece> pieces, String announced) {
    this.message = message;
    this.pieces = pieces;
    this.announced = announced;
  }

  /// What is announced before a colon, such as “two roadmaps”; empty where nothing is.
  String announced() {
    return announced;
  }

  /// @param whole stretches not to be cut
  static Parts of(String message, List<Mentions.Span> whole) {
    Matcher announced = ANNOUNCED.matcher(message);
    int start = announced.lookingAt() ? announced.end() : 0;
    List<Piece> sentences = cut(message, new Piece(start, message.length()), SENTENCES, List.of());
    List<Piece> clauses = clauses(message, sentences, whole);
    List<Piece> pieces = clauses.size() <= MOST ? clauses : sentences;
    return new Parts(
        message, pieces.size() <= MOST ? pieces : List.of(), message.substring(0, start));
  }

  private static List<Piece> clauses(
      String message, List<Piece> sentences, List<Mentions.Span> whole) {
    return sentences.stream()
        .flatMap(
            sentence ->
                MANNER.matcher(message).region(sentence.start, sentence.end).find()
                    ? cut(message, sentence, STRONG, whole).stream()
                    : cut(
                        message,
                        sentence,
                        cuts(message.substring(sentence.start, sentence.end)),
                        whole)
                        .stream())
        .toList();
  }

  /// 产业网络和桑基图都要: there an “and” parts what is asked for.
  private static Pattern cuts(String sentence) {
    return BOTH.matcher(sentence).find() ? NAMES : CLAUSES;
  }

  private static List<Piece> cut(
      String message, Piece piece, Pattern cuts, List<Mentions.Span> whole) {
    List<Piece> pieces = new ArrayList<>();
    Matcher cut = cuts.matcher(message).region(piece.start, piece.end);
    int start = piece.start;
    while (cut.find()) {
      int at = cut.start();
      if (whole.stream().noneMatch(span -> span.start() <= at && at < span.end())) {
        add(pieces, message, new Piece(start, at));
        start = cut.end();
      }
    }
    add(pieces, message, new Piece(start, piece.end));
    return pieces;
  }

  private static void add(List<Piece> pieces, String message, Piece piece) {
    if (!message.substring(piece.start, piece.end).isBlank()) {
      pieces.add(piece);
    }
  }

  /// Every way to part the message into so many runs of its clauses.
  List<List<String>> ways(int questions) {
    List<List<String>> ways = new ArrayList<>();
    ways(0, questions, List.of(), ways);
    return ways;
  }

  private void ways(int first, int questions, List<String> before, List<List<String>> ways) {
    for (int next = first + 1; next <= pieces.size() - (questions - 1); next++) {
      if (questions == 1 && next < pieces.size()) {
        continue;
      }
      List<String> parts = new ArrayList<>(before);
      parts.add(message.substring(pieces.get(first).start, pieces.get(next - 1).end));
      if (questions == 1) {
        ways.add(parts);
      } else {
        ways(next, questions - 1, parts, ways);
      }
    }
  }
}
