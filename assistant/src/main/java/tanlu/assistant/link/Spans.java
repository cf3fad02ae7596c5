package tanlu.assistant.link;

import java.util.BitSet;

/// Which characters of a question are already read, so that none is read twice.
final class Spans {
  private final BitSet taken = new BitSet();

  boolean free(int start, int end) {
    int first = taken.nextSetBit(start);
    return first < 0 || first >= end;
  }

  void take(int start, int end) {
    taken.set(start, end);
  }

  /// Takes the span where it is free.
  boolean claim(int start, int end) {
    boolean free = free(start, end);
    if (free) {
      take(start, end);
    }
    return free;
  }
}
