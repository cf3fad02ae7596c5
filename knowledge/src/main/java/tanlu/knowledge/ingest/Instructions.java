package tanlu.knowledge.ingest;

import com.ibm.icu.text.Normalizer2;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds words addressed to a language model: to drop its rules, take on a role, answer what the
/// text says, call a tool; also in Base64, percent or Unicode escapes, spaced out, or in look-alike
/// letters. Texts about artificial intelligence speak of models, not to them.
final class Instructions {
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  /// Who is spoken to: a document's reader is never 你, and no policy tells a model what to do.
  private static final String MODEL_ZH =
      "(?:ai|人工智能|大?语言模型|大模型|模型|智能体|聊天机器人|机器人|助手|assistant|gpt|chatgpt)";

  private static final List<Pattern> PATTERNS =
      List.of(
          zh(
              "(?<!不得|不可|不能|不应|不宜|严禁|禁止|切勿|勿)(?:忽略|无视|忘记|忘掉|抛开|绕过|覆盖|不要理会|不要遵守|不再遵守|停止遵守)(?:掉)?.{0,12}?"
                  + "(?:之前|以前|以上|上述|上面|前面|先前|此前|系统|所有|一切|原有|你的|既定|已有)[^，。；、或]{0,10}?(?:指令|提示词?|指示|prompt|设定|安全规则|系统规则)"),
          zh(
              "(?:忽略|无视|忘记|忘掉|抛开|绕过).{0,6}?(?:你|您)(?:的|所有|之前|以前|此前|先前|收到|被).{0,12}?(?:规则|要求|约束|限制|指令|提示|说明)"),
          zh("(?:你|您)(?:现在|从现在起|从此|接下来|将|必须|应当|应该|需要|要)?(?:是|扮演|作为|充当|成为).{0,12}?" + MODEL_ZH),
          zh(
              "(?:致|告|对)?(?:正在)?(?:阅读|读取|处理|分析|检索|总结|引用)(?:到)?(?:本|此|该|这份|这段|这篇)(?:文档|文件|文本|文|内容|段落|材料).{0,4}?的?"
                  + MODEL_ZH
                  + ".{0,6}?(?:请|应|必须|务必|需|要|：|:)"),
          zh(
              MODEL_ZH
                  + "(?:们)?[，,：:！!"
                  + " ]{0,3}(?:请你?|你必须|你应|你要|务必|立即|现在)(?!.{0,4}(?:参见|详见|咨询)).{0,20}?(?:忽略|回答|回复|输出|告诉|声称|调用|执行|改|删除|隐瞒|推荐)"),
          zh(
              "(?:当|如果|若|凡|只要)(?:有)?(?:用户|有人|提问者|对方|使用者)(?:问|提问|询问|问起|提到|问到).{0,40}?(?:你|请|就|都|一律|务必|必须|直接)(?:要|应|须)?(?:回答|回复|输出|答复|说|告诉)"),
          zh(
              "(?:在|于)(?:你|您)?(?:的)?(?:所有|每次|最终|后续)?(?:回答|回复|答案|输出)(?:中|里|时).{0,12}?(?:必须|务必|都要|一律|请|不要|不得)(?:写|说|声称|包含|加入|插入|提及|提到|输出|使用)"),
          zh("(?:不要|不得|禁止|切勿|别)(?:告诉|告知|透露给|让)(?:用户|提问者|使用者).{0,12}?(?:知道|这|本|指令|提示|内容|此)"),
          zh(
              "(?:输出|显示|泄露|透露|打印|复述|展示|公开)(?:你|您)的?(?:的)?(?:完整|全部|原始|初始)?(?:系统)?(?:提示词|提示语|指令|设定|规则|prompt)"),
          zh(
              "系统(?:提示词|指令)[：:]|系统(?:提示|消息)[：:]"
                  + " ?(?:你|您|忽略|从现在|以下)|(?:新|最新|更新)(?:的)?(?:系统)?(?:指令|提示词)[：:]"),
          zh("(?:请|务必|立即|必须|你|马上)(?:先)?调用.{0,12}?(?:工具|函数|function|tool)"),
          zh(
              "(?:你|请|务必|必须|一律|(?:回答|输出|回复)时)[^。]{0,8}?把.{0,16}?(?:数字|数值|排放量|目标|数据|答案)(?:都|全部|一律)?(?:改成|改为|说成|报成|替换为|报告为).{0,20}"),
          en(
              "(?:^|[.!?;:,>\"'“(\\[*#\\n"
                  + "-]\\s*|\\b(?:please|must|should|now|and|to|then|you|kindly|will)\\s+)"
                  + "(?:ignore|disregard|forget|override|bypass|discard|neglect)\\s+(?!of\\b)(?:(?:all|any|every|the|of|your|these|those|my|our|its|previous|prior|above|earlier|preceding|existing|system|safety|other)\\s+){1,5}"
                  + "(?:instructions?|prompts?|directions?|directives?|messages?|guardrails?|context|training)"),
          en(
              "(?:ignore|disregard|forget|override|bypass)\\s+(?:(?:all|any|of|the)\\s+){0,3}your\\s+(?:\\w+\\s+){0,2}(?:rules?|guidelines?|instructions?|restrictions?)"),
          en("(?:ignore|disregard)\\s+everything\\s+(?:above|before|you|said)"),
          en(
              "\\byou\\s+are\\s+(?:now\\s+|no\\s+longer\\s+)?(?:an?\\s+|the\\s+)?(?:\\w+\\s+){0,3}(?:assistant|chatbot|language"
                  + " model|ai model|ai|llm|dan|bot)\\b"),
          en(
              "\\b(?:dear|attention[,:]?|note to(?: the| any)?)\\s+(?:ai|llm|language"
                  + " model|chatbot|ai assistant)s?\\b"),
          en(
              "\\b(?:ai|llm|language"
                  + " model|chatbot|assistant)s?\\s+(?:reading|processing|summari[sz]ing|parsing|analy[sz]ing)\\s+this\\s+(?:document|text|file|page|message|content|pdf)\\b"),
          en(
              "\\bwhen(?:ever)?\\s+(?:the\\s+user|a\\s+user|users?|anyone|someone|you\\s+are|asked)\\s*(?:asks?|asked|queries|inquires)?\\b.{0,60}?\\b(?:you\\s+(?:must|should|will)|always|only|please)?\\s*(?:answer|respond|reply|say|tell|state|claim|output)\\b"),
          en(
              "\\bin\\s+(?:all|every|any|each)\\s+(?:of\\s+)?your\\s+(?:\\w+\\s+)?(?:answers?|responses?|repl(?:y|ies)|outputs?)\\b"),
          en(
              "\\b(?:do\\s+not|don't|never)\\s+(?:tell|inform|let|(?:reveal|mention|disclose)\\b.{0,40}?\\bto)\\s+the\\s+user\\b(?!')"),
          en(
              "\\b(?:reveal|print|output|repeat|show|disclose|leak)\\s+(?:me\\s+)?(?:your|the)\\s+(?:\\w+\\s+)?(?:system\\s+prompt|initial\\s+prompt|hidden\\s+instructions|instructions)\\b"),
          en(
              "\\b(?:new|updated|system|override)\\s+(?:system\\s+)?(?:instructions?|prompts?)\\s*:"),
          en(
              "\\b(?:you\\s+must|you\\s+should|please|now|immediately|always)\\s+(?:call|invoke|use|run|execute)\\s+(?:the\\s+)?[\\w`]*\\s*(?:tool|function|plugin)\\b"),
          en(
              "<\\|(?:im_start|im_end|system|user|assistant|endoftext)\\|>|\\[/?inst\\]|<<\\s*/?sys\\s*>>|</?(?:system|assistant|tool_call|function_call|instructions?)>"),
          en(
              "###\\s*(?:instruction|system|human|assistant)s?\\b|\"tool_calls\"|\"function_call\"|\"tool_use\""),
          en(
              "\\b(?:ignore|disregard|forget)(?:all|any|the|your|of|previous|prior|above)+(?:instructions?|prompts?|rules?)"),
          en(
              "(?:^|[.!?;:,>\"'“(\\[*#\\n"
                  + "-]\\s*|\\b(?:please|must|should|now|and|to|then|you)\\s+)"
                  + "(?:ignore|disregard|override|neglect)\\s+(?:(?:the|this|every|any)\\s+)?(?:users?|questions?(?:\\s+asked)?)\\s*(?:$|[.,;!]|\\b(?:and|but)\\b)"),
          en("\\b(?:reply|respond|answer)\\s+(?:only|solely|just)\\s+(?:with\\s+|by\\s+)?['\"‘“]"),
          en(
              "\\b(?:ai|assistant|chatbot|llm|language"
                  + " model)\\s*[,:!]\\s*(?:please\\s+)?(?:ignore|disregard|forget|answer|reply|respond|set|say|output|call|change)\\b"),
          zh("(?:不要理会|不必理会|无视|忽略)(?:用户|提问者|提问)(?:[，,。；;！!]|的(?:问题|提问|要求))"),
          zh("(?:只|仅)(?:需|能|许|要)?(?:回复|回答|输出)[：:“\"'「『]"),
          en("\\[\\[\\s*(?:r\\d+/|p:|outcome:)"),
          en("\\bjailbreak|\\bprompt\\s+injection\\s+(?:succe|start|payload)"));

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{20,}={0,2}");
  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2}){4,}[^\\s]*");
  private static final Pattern ESCAPED =
      Pattern.compile("(?:\\\\u[0-9A-Fa-f]{4}|&#x?[0-9A-Fa-f]{2,6};)");
  private static final Pattern SPACED =
      Pattern.compile("(?<![\\p{L}\\d])(?:[\\p{L}][ .\\-_*·]){5,}[\\p{L}](?![\\p{L}\\d])");
  private static final Pattern CYRILLIC = Pattern.compile("[\\p{IsCyrillic}\\p{IsGreek}]");
  private static final String LOOK_ALIKE = "аеорсухіјѕԁɡοανιτκ";
  private static final String LATIN = "aeopcyxijsdgoavitk";

  private Instructions() {}

  private static Pattern zh(String pattern) {
    return Pattern.compile(pattern);
  }

  private static Pattern en(String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE);
  }

  /// The first words in a text that speak to a model, as they read once decoded.
  static Optional<String> in(String text) {
    List<String> readings = new ArrayList<>(List.of(folded(text)));
    decoded(text).forEach(hidden -> readings.add(folded(hidden)));
    spacedOut(text).ifPresent(readings::add);
    for (String reading : readings) {
      // Chinese is broken over lines and blanks anywhere, English between words only.
      String solid = reading.replaceAll("(?<=[^\\x00-\\x7F])\\s+(?=[^\\x00-\\x7F])", "");
      for (Pattern pattern : PATTERNS) {
        Matcher found = pattern.matcher(solid);
        if (found.find()) {
          return Optional.of(found.group().strip());
        }
      }
    }
    return Optional.empty();
  }

  private static String folded(String text) {
    String folded = FOLD.normalize(text);
    if (!CYRILLIC.matcher(folded).find()) {
      return folded;
    }
    StringBuilder latin = new StringBuilder(folded.length());
    folded
        .chars()
        .forEach(
            c -> {
              int at = LOOK_ALIKE.indexOf(c);
              latin.append(at < 0 ? (char) c : LATIN.charAt(at));
            });
    return latin.toString();
  }

  private static List<String> decoded(String text) {
    List<String> decoded = new ArrayList<>();
    Matcher base64 = BASE64.matcher(text);
    while (base64.find()) {
      base64(base64.group()).ifPresent(decoded::add);
    }
    Matcher percent = PERCENT.matcher(text);
    while (percent.find()) {
      try {
        decoded.add(java.net.URLDecoder.decode(percent.group(), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException _) {
        // A percent sign that escapes nothing.
      }
    }
    if (ESCAPED.matcher(text).find()) {
      decoded.add(ESCAPED.matcher(text).replaceAll(found -> character(found.group())));
    }
    return decoded;
  }

  private static String character(String escape) {
    String digits = escape.replaceAll("^(?:\\\\u|&#x?)|;$", "");
    int c =
        Integer.parseInt(digits, escape.startsWith("&#") && !escape.startsWith("&#x") ? 10 : 16);
    return Character.isValidCodePoint(c) ? Matcher.quoteReplacement(Character.toString(c)) : "";
  }

  private static Optional<String> base64(String written) {
    try {
      String padded = written.replace('-', '+').replace('_', '/').replace("=", "");
      byte[] bytes = Base64.getDecoder().decode(padded.substring(0, padded.length() / 4 * 4));
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean readable = text.chars().noneMatch(c -> c < 9 || (c > 13 && c < 32));
      return readable ? Optional.of(text) : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// Letters set apart, `i g n o r e`, put together; two blanks part words.
  private static Optional<String> spacedOut(String text) {
    String folded = folded(text).replaceAll("[ ]{2,}", "\u0001");
    Matcher spaced = SPACED.matcher(folded);
    if (!spaced.find()) {
      return Optional.empty();
    }
    String joined =
        spaced
            .replaceAll(found -> found.group().replaceAll("[ .\\-_*·]", ""))
            .replace('\u0001', ' ');
    return Optional.of(joined);
  }
}
