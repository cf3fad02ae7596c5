package tanlu.assistant.plan;

import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfChunk;

/// Where a line may end: between Chinese characters and at blanks, but not before a mark that
/// closes, after one that opens, nor between a number and its unit.
final class ChineseLines implements SplitCharacter {
  private static final String CLOSING = "，。、；：！？）】》〕”’％%…,.;:!?)]";
  private static final String OPENING = "（【《〔“‘([";

  static boolean closes(char c) {
    return CLOSING.indexOf(c) >= 0;
  }

  @Override
  public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunks) {
    char here = at(current, text, chunks);
    if (here == ' ' || here == '-' || here == '–') {
      return true;
    }
    char next = current + 1 < end ? at(current + 1, text, chunks) : 'x';
    if (OPENING.indexOf(here) >= 0 || CLOSING.indexOf(next) >= 0) {
      return false;
    }
    boolean number = Character.isDigit(here) && isWide(next);
    return !number && (isWide(here) || isWide(next));
  }

  /// A font that is embedded numbers its own characters.
  private static char at(int index, char[] text, PdfChunk[] chunks) {
    return chunks == null
        ? text[index]
        : (char) chunks[Math.min(index, chunks.length - 1)].getUnicodeEquivalent(text[index]);
  }

  private static boolean isWide(char c) {
    return c >= 0x2E80 || c == '—' || c == '…' || c == '→';
  }
}
