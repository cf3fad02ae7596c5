package tanlu.analytics.roadmap;

import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;

/// What a parameter rests on: an assumption held, a file of the user's own, or the question.
final class Basis {
  private static final String OWN = "own:";

  /// How the source of what whoever asks gives ends.
  private static final String ASKED = ".asked";

  static final Text GIVEN = Text.of("提问时给定", "given with the question");

  private Basis() {}

  /// The source of what a user's file sets.
  static String own(String file) {
    return OWN + file;
  }

  static Text of(Dataset data, String source) {
    if (source.endsWith(ASKED)) {
      return GIVEN;
    }
    return source.startsWith(OWN)
        ? Text.of("使用者自己的参数文件roadmap.yaml", "the user's own parameter file roadmap.yaml")
        : data.assumptions().basis(source);
  }

  static Verification verification(Dataset data, String source) {
    return source.startsWith(OWN) || source.endsWith(ASKED)
        ? Verification.UNVERIFIED
        : data.assumptions().verification(source);
  }
}
