package tanlu.knowledge;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words of a question that mean a file the user brought: 这份文件, `my document`, or a file's name.
public final class FileMention {
  private static final Pattern MENTION =
      Pattern.compile(
          "(?:(?:这|那|该|此)(?:一)?(?:份|个|篇|张)?|(?:我|刚才|刚刚|所|已)(?:上传)?的?|上传的)"
              + "(?:文件|文档|表格|电子表|报表|附件|资料)(?:里面|里|中|内|上)?|附件(?:里面|里|中|内)|(?i:\\b(?:this|my|the"
              + " (?:attached|uploaded)|attached|uploaded) (?:own |attached |uploaded )?"
              + "(?:file|document|table|spreadsheet|workbook|pdf|attachment|upload)s?\\b)"
              + "|[\\p{L}\\p{N}_()（）.-]+\\.(?i:pdf|docx|html?|md|txt|csv|xlsx)(?![A-Za-z])(?:里面|里|中|内|上)?");
  private static final Pattern ASKING =
      Pattern.compile(
          "(?:都|主要|具体)?(?:说|讲|写|提|规定|包含|列)(?:了|到|出)?(?:些)?(?:什么|哪些|多少)"
              + "|怎么说|怎么写|(?:有|是)(?:什么|哪些|多少)|关于|对于|主要内容|概括|总结|概述|摘要|内容|请问?|一下|什么|哪些|多少|[吗呢的里]"
              + "|(?i:\\b(?:what|which|how|much|many|does|do|did|is|are|was|were|there|say|says|said|state|states"
              + "|mention|mentions|tell|me|about|summari[sz]e|summary|contents?|please|give|list|of|in|on"
              + "|according|to|the|a|an|and|its|it|from|for)\\b)|[？?。，,.!！：:]");

  private FileMention() {}

  /// Where they stand in a question.
  public static List<MatchResult> in(String question) {
    return MENTION.matcher(question).results().toList();
  }

  /// What is asked about, without these words and those that only ask; blank where the file as a
  /// whole is meant.
  public static String topic(String question) {
    return ASKING.matcher(MENTION.matcher(question).replaceAll(" ")).replaceAll(" ").strip();
  }
}
