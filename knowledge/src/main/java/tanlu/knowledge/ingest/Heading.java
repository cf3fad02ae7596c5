package tanlu.knowledge.ingest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The beginning of a part of a document.
///
/// @param level how deep: a part belongs to the one above it with a smaller level
/// @param label what a citation names it by, such as 第七条 or （一）
/// @param title what it is about; empty where the mark stands before running text
record Heading(int level, String label, String title) {
  /// From this level down a part is an article or clause, kept in one piece where it fits.
  static final int CLAUSE = 40;

  private static final String NUMERAL = "[一二三四五六七八九十百零〇两\\d]+";

  private static final String COUNT = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])";

  private record Form(int level, Pattern pattern) {}

  private static final List<Form> FORMS =
      List.of(
          form(5, "(附(?:件|录|表)(?: ?[\\dA-Z一二三四五六七八九十]{1,3})?)(?![\\p{IsHan}\\d、，])[：: ]*(.*)"),
          form(10, "(第" + NUMERAL + "[编篇部][分]?)(?![\\p{IsHan}])[ ：:]*(.*)"),
          form(12, "(第" + NUMERAL + "章)[ ：:]*(.*)"),
          form(14, "(第" + NUMERAL + "节)[ ：:]*(.*)"),
          form(
              40,
              "(第"
                  + NUMERAL
                  + "条)(?:["
                  + " ：:]+|(?=[【（(\\p{IsHan}]))(?!所称|所指|规定|的|第[一二三四五六七八九十\\d]+[款项条]|中|至|和|与|及|以|修改|款|项|之)(.*)"),
          form(20, "(" + COUNT + "、) *(.*)"),
          form(42, "([（(]" + COUNT + "[）)]) *(.*)"),
          form(30, "(\\d{1,2}\\.\\d{1,2})(?!\\.?\\d|[%％]) +(?=[\\p{IsHan}A-Z])(.*)"),
          form(44, "(\\d{1,2}(?:\\.\\d{1,2}){2,4})(?!\\.?\\d) *(?=[\\p{IsHan}A-Z])(.*)"),
          form(45, "(\\d{1,2}[.．、])(?!\\d) *(.*)"),
          form(50, "([（(]\\d{1,2}[）)]|\\d{1,2}[）)]|[①-⑳]) *(.*)"),
          form(5, "((?i)(?:annex|appendix)(?: [\\dA-Z]{1,3})?)(?![a-z])[:. ]*(.*)"),
          form(10, "((?:Part|PART|Title|TITLE) (?:[IVX]+|\\d+))(?![a-z\\d])[:. —-]*(.*)"),
          form(12, "((?:Chapter|CHAPTER) (?:[IVX]+|\\d+))(?![a-z\\d])[:. —-]*(.*)"),
          form(14, "((?:Section|SECTION) (?:[IVX]+|\\d+))(?![a-z\\d.])[:. —-]*(.*)"),
          form(40, "((?:Article|ARTICLE) \\d+)(?![a-z\\d])[:. —-]*(.*)"),
          form(50, "(\\([a-z]\\)|\\([ivx]{2,5}\\)) +(.*)"));

  /// A first sentence longer than this is text, not a title.
  private static final int TITLE = 40;

  private static final Pattern FIRST = Pattern.compile("([^。；：:;]{1,40})[。：:]?.*", Pattern.DOTALL);

  private static Form form(int level, String pattern) {
    return new Form(level, Pattern.compile(pattern, Pattern.DOTALL));
  }

  static Optional<Heading> of(Line line) {
    for (Form form : FORMS) {
      Matcher mark = form.pattern().matcher(line.text());
      if (mark.matches()) {
        return Optional.of(new Heading(form.level(), mark.group(1).strip(), title(mark.group(2))));
      }
    }
    return line.rank() > 0
        ? Optional.of(new Heading(line.rank(), line.text(), line.text()))
        : Optional.empty();
  }

  /// A title stands alone, or before the first stop of its paragraph.
  private static String title(String rest) {
    String text = rest.strip();
    if (text.length() <= TITLE && !text.matches(".*[。；;，,].*")) {
      return text;
    }
    Matcher first = FIRST.matcher(text);
    boolean titled = first.matches() && !first.group(1).matches(".*[，,].*");
    return titled ? first.group(1).strip() : "";
  }
}
