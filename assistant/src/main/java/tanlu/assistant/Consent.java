package tanlu.assistant;

import java.util.List;
import java.util.regex.Pattern;
import tanlu.assistant.tool.Toolbox;

/// What the user's own words allow a model to do. Tools that compute and look up may always be
/// called; one that leaves something behind only where the user spoke of it, for a document, a
/// table or a tool's result can ask for it too.
///
/// @param words the messages of the conversation, the one asked now among them
record Consent(List<String> words) {
  /// A file alone is not enough: whoever asks what one says speaks of it too, and it may be
  /// poisoned. To have one made is.
  private static final Pattern PLAN =
      Pattern.compile(
          """
          方案|规划|規劃|[计計][划劃畫]|草案|草稿|初稿|起草|编制|編製|撰写|fang\\ ?an
          |\\b(?:plans?|draft\\w*)\\b
          |(?:做成|写成|寫成|导出|導出|生成|输出|輸出|整理成)[^。？！；]{0,16}
           (?:文件|文档|文檔|文稿|报告|報告|word|docx?|pdf)
          |\\b(?:as\\ an?|into\\ an?|make|create|generate|produce|export|write)\\b[^.?!;]{0,40}
           \\b(?:documents?|docx?|word|pdf|reports?)\\b
          """,
          Pattern.COMMENTS | Pattern.CASE_INSENSITIVE);

  boolean allows(String tool) {
    return !Toolbox.lasts(tool) || words.stream().anyMatch(said -> PLAN.matcher(said).find());
  }
}
