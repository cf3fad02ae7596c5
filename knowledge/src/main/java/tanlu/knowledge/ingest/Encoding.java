package tanlu.knowledge.ingest;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;

/// The encoding of a Chinese or English text: its byte order mark, else UTF-8 where the bytes are
/// valid UTF-8, UTF-16 where every other byte says so, else GB18030 or Big5, whichever reads more
/// like Chinese. What an HTML page declares is not asked: it is wrong too often.
final class Encoding implements EncodingDetector {
  private static final long serialVersionUID = 1;
  private static final int SAMPLE = 64 * 1024;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5");

  @Override
  public Charset detect(InputStream in, Metadata metadata) throws IOException {
    in.mark(SAMPLE);
    byte[] bytes = in.readNBytes(SAMPLE);
    in.reset();
    return of(bytes);
  }

  static Charset of(byte[] bytes) {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16;
    }
    byte[] sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      if (sixteen(sample, utf16)) {
        return utf16;
      }
    }
    return decodes(sample, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : chinese(sample);
  }

  private static Charset chinese(byte[] sample) {
    CharsetMatch[] guesses = new CharsetDetector().setText(sample).detectAll();
    int gb = confidence(guesses, "GB18030");
    int big5 = confidence(guesses, "Big5");
    return big5 > gb && decodes(sample, BIG5) ? BIG5 : GB18030;
  }

  private static int confidence(CharsetMatch[] guesses, String name) {
    return Arrays.stream(guesses)
        .filter(guess -> guess.getName().equals(name))
        .mapToInt(CharsetMatch::getConfidence)
        .findFirst()
        .orElse(0);
  }

  /// UTF-16 without a mark: line breaks, blanks and digits have a zero byte each.
  private static boolean sixteen(byte[] sample, Charset charset) {
    int high = charset.equals(StandardCharsets.UTF_16LE) ? 1 : 0;
    int zeros = 0;
    for (int i = 0; i + 1 < sample.length; i += 2) {
      if (sample[i + high] == 0) {
        zeros++;
      } else if (sample[i + 1 - high] == 0 && sample[i + high] != 0x4E) {
        return false;
      }
    }
    return zeros > 0 && decodes(Arrays.copyOf(sample, sample.length / 2 * 2), charset);
  }

  /// Whether the bytes are valid; a character cut off at the end is.
  private static boolean decodes(byte[] bytes, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    return !decoder.decode(ByteBuffer.wrap(bytes), out, false).isError();
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
