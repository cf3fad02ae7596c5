package tanlu.assistant.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.knowledge.Passage;

/// A document number such as 国发〔2021〕23号 in a text.
///
/// @param start where it begins: at the year's bracket where no passage held has this number
/// @param held whether a passage of the evidence has this number or names it in these words
record DocumentNumber(int start, int end, boolean held) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\p{IsHan}{1,16}(?<year>[〔\\[［(（【](?:19|20)[0-9]{2}[〕\\]］)）】] ?(?:第 ?)?[0-9]{1,5} ?号)");

  static List<DocumentNumber> in(String text, List<Passage> passages) {
    List<String> numbers =
        passages.stream()
            .flatMap(passage -> java.util.stream.Stream.ofNullable(passage.number()))
            .map(DocumentNumber::folded)
            .toList();
    List<DocumentNumber> found = new ArrayList<>();
    Matcher matcher = WRITTEN.matcher(text);
    while (matcher.find()) {
      String written = folded(matcher.group());
      boolean held =
          numbers.stream().anyMatch(number -> !number.isEmpty() && written.endsWith(number))
              || passages.stream().anyMatch(passage -> passage.textZh().contains(matcher.group()));
      found.add(new DocumentNumber(matcher.start("year"), matcher.end(), held));
    }
    return found;
  }

  private static String folded(String number) {
    return number.replaceAll("[^\\p{IsHan}0-9]", "");
  }
}
