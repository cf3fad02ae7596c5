package tanlu.assistant.link;

import java.util.Optional;
import java.util.regex.Pattern;

/// The level a peak may not pass, Mt CO2, where a question says so.
final class PeakLevel {
  private static final Pattern ZH =
      Pattern.compile(
          "峰值(?:目标|上限)?(?:(?:不能|不得|不可|不许|不应|不要|不|别|勿)(?:超过|高于|突破|超出)|控制在|[压定]在|定为|设为|为|是)?约?"
              + Megatonnes.ZH);
  private static final Pattern EN =
      Pattern.compile(
          "\\bpeak(?:s|ing)?\\b(?:[^.?!\\d]|20\\d\\d){0,40}?(?:at most|no more than|not more"
              + " than|no higher than|below|under|at|of)\\s+"
              + Megatonnes.EN);

  private PeakLevel() {}

  /// @param text folded
  static Optional<Double> in(String text) {
    return Megatonnes.in(text, ZH, EN);
  }
}
