package tanlu.knowledge.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// What tells whether two texts are the same, nearly the same, or apart, whatever files they came
/// in: only letters and digits count.
///
/// @param text a digest that is equal for equal texts
/// @param sketch MinHash: the least hash of the text's runs of [#RUN] characters under each of
///   [#HASHES] hash functions; equal places, divided by all, estimate the share of runs two texts
///   have in common (Broder 1997), here within .06
record Fingerprint(String text, List<Long> sketch) {
  private static final int RUN = 6;
  private static final int HASHES = 64;

  static Fingerprint of(String text) {
    String folded = folded(text);
    long[] least = new long[HASHES];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = 0; i < folded.length(); i++) {
      long run = run(folded, i);
      for (int h = 0; h < HASHES; h++) {
        least[h] = Math.min(least[h], mixed(run ^ (0x9E3779B97F4A7C15L * (h + 1))));
      }
    }
    List<Long> sketch = new ArrayList<>();
    Arrays.stream(least).forEach(sketch::add);
    return new Fingerprint(sha256(folded.getBytes(StandardCharsets.UTF_8)), List.copyOf(sketch));
  }

  /// The share of runs in common, estimated; 0 to 1.
  double likeness(Fingerprint other) {
    int same = 0;
    for (int h = 0; h < HASHES; h++) {
      same += sketch.get(h).equals(other.sketch().get(h)) ? 1 : 0;
    }
    return same / (double) HASHES;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static long run(String text, int start) {
    long hash = 1125899906842597L;
    for (int i = start; i < Math.min(text.length(), start + RUN); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }

  /// The finalizer of SplitMix64.
  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
