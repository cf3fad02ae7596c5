package tanlu.analytics.roadmap;

import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;

/// What a parameter rests on: an assumption held, or a file of the user's own.
final class Basis {
  private static final String OWN = "own:";

  private Basis() {}

  /// The source of what a user's file sets.
  static String own(String file) {
    return OWN + file;
  }

  static Text of(Dataset data, String source) {
    if (source.equals(PowerImports.ASKED)) {
      return Roadmap.GIVEN;
    }
    return source.startsWith(OWN)
        ? Text.of("使用者自己的参数文件roadmap.yaml", "the user's own parameter file roadmap.yaml")
        : data.assumptions().basis(source);
  }

  static Verification verification(Dataset data, String source) {
    return source.startsWith(OWN)
        ? Verification.UNVERIFIED
        : data.assumptions().verification(source);
  }
}
