package tanlu.assistant.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A response's bytes, as many as an answer may have: a line is held in memory before it is read.
final class BoundedBody extends FilterInputStream {
  private static final int LINE = 1 << 20;

  /// A long answer with its thoughts, some hundred bytes around every token.
  private static final long WHOLE = 64L << 20;

  private long whole;
  private int line;

  BoundedBody(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    for (int i = from; i < from + read; i++) {
      line = bytes[i] == '\n' ? 0 : line + 1;
      if (line > LINE) {
        throw new TooLongException();
      }
    }
    whole += Math.max(read, 0);
    if (whole > WHOLE) {
      throw new TooLongException();
    }
    return read;
  }

  static final class TooLongException extends IOException {
    TooLongException() {
      super("more than %d bytes in a line or %d in all".formatted(LINE, WHOLE));
    }
  }
}
