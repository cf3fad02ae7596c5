package tanlu.assistant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import tanlu.analytics.proof.Text;

/// The ways a language model fails, each one sentence for the user that names the way on. None
/// holds anything the model's server said: that may repeat the key.
public enum ModelFault {
  /// 401, 403.
  KEY_REFUSED(
      "语言模型的服务器拒绝了密钥：请检查 TANLU_API_KEY",
      "The language model's server refused the key: check TANLU_API_KEY"),
  /// 404.
  UNKNOWN_MODEL(
      "语言模型的服务器上没有这个模型：请检查 TANLU_MODEL、TANLU_MODEL_API 和 TANLU_BASE_URL",
      "The language model is not known at its address: check TANLU_MODEL, TANLU_MODEL_API and"
          + " TANLU_BASE_URL"),
  /// 400 and the other 4xx.
  REQUEST_REFUSED(
      "语言模型的服务器拒绝了请求：请确认该模型支持工具调用、上下文够长",
      "The language model's server refused the request: check that the model takes tools and has"
          + " room for them"),
  /// 429.
  RATE_LIMITED(
      "语言模型的服务器限制了请求频率：请稍后再问",
      "The language model's server limits the rate: wait a little and ask again"),
  /// 5xx.
  SERVER_FAILED(
      "语言模型的服务器出错：请稍后再问，或设 TANLU_FALLBACK=offline",
      "The language model's server failed: ask again later, or set TANLU_FALLBACK=offline"),
  /// An error object where the answer should stand.
  SERVER_TOLD(
      "语言模型的服务器在回答途中报错：请重试，或设 TANLU_FALLBACK=offline",
      "The language model's server reported an error while it answered: ask again, or set"
          + " TANLU_FALLBACK=offline"),
  UNREACHABLE(
      "无法连接语言模型的服务器：请检查 TANLU_BASE_URL，或设 TANLU_MODEL=offline",
      "The language model's server could not be reached: check TANLU_BASE_URL, or set"
          + " TANLU_MODEL=offline"),
  /// What came is not what the wire format promises.
  UNREADABLE(
      "语言模型的服务器返回的内容不符合接口格式：请检查 TANLU_MODEL_API 和 TANLU_BASE_URL",
      "What came from the language model's server is not its format: check TANLU_MODEL_API and"
          + " TANLU_BASE_URL"),
  SILENT(
      "语言模型长时间没有回应：请重试，或调大 TANLU_MODEL_SILENCE",
      "The language model has said nothing for too long: ask again, or raise TANLU_MODEL_SILENCE"),
  TOO_SLOW(
      "语言模型没有在时限内答完：请问得窄一些，或调大 TANLU_MODEL_DEADLINE",
      "The language model did not finish in time: ask for less, or raise TANLU_MODEL_DEADLINE"),
  BROKEN_OFF(
      "语言模型的回答中途断开：请重试", "The language model broke off in the middle of its answer: ask again"),
  TOO_LONG(
      "语言模型的回答超出了可接受的长度：请问得窄一些",
      "The language model sent more than is taken from one answer: ask for less"),
  CUT_AT_LENGTH(
      "语言模型达到了它的最大回答长度：请问得窄一些",
      "The language model reached the longest answer it may give: ask for less"),
  FILTERED(
      "语言模型的服务器按其内容规则拦截了回答：请换一种问法",
      "The language model's server withheld the answer by its content rules: ask otherwise"),
  WRONG_LANGUAGE(
      "语言模型没有用提问的语言作答：请换一个掌握该语言的模型",
      "The language model did not answer in the language of the question: use a model that masters"
          + " it"),
  EMPTY("语言模型没有给出任何文字：请重试", "The language model gave no words: ask again"),
  ENDLESS(
      "语言模型反复调用工具而不作答：请一次少问一些",
      "The language model asked for tools again and again without answering: ask for less at once");

  private final Text sentence;

  ModelFault(String zh, String en) {
    this.sentence = Text.of(zh + "。", en + ".");
  }

  /// What to tell the user.
  public Text sentence() {
    return sentence;
  }

  /// Its name in the Answer JSON, e.g. `broken_off`.
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
