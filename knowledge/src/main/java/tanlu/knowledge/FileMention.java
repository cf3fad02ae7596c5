package tanlu.knowledge;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words of a question that mean a file the user brought: 这份文件, `my document`, or a file's name.
public final class FileMention {
  private static final String KIND =
      "(?:file|document|table|sheet|spreadsheet|workbook|pdf|attachment|upload)";
  private static final String WHERE = "(?:里面|里|中|内|上)?";

  private static final Pattern MENTION =
      Pattern.compile(
          "(?:[这那该此這](?:一)?[份个篇张個張]?|(?:我|刚才|刚刚|所|已)(?:上传)?的?|上传的)"
              + "(?:文件|文档|文檔|表格|电子表|工作簿|报表|附件|资料)"
              + WHERE
              // 这表明 and 我的表现 speak of no table.
              + "|(?:[这那该此這]一?[份个张個張]|(?:我|刚才|刚刚|所|已)?上传的|我的)表(?![明示达现述态面格])"
              + WHERE
              + "|附件(?:里面|里|中|内)"
              + "|(?i:\\b(?:this|my|the (?:attached|uploaded)|attached|uploaded)"
              + " (?:own |attached |uploaded )?"
              + KIND
              + "s?\\b|\\bthe "
              + KIND
              + " (?:that |which )?I(?: have|'ve)? (?:just )?uploaded\\b)"
              + "|[\\p{L}\\p{N}_()（）.-]+\\.(?i:pdf|docx|html?|md|txt|csv|xlsx)(?![A-Za-z])"
              + WHERE);

  private static final Pattern COMPUTING =
      Pattern.compile(
          "最[大小高低多少]|合计|总和|总计|总共|一共|加起来|平均|排名|排序|排第|前[三五十]"
              + "|(?i:\\b(?:largest|biggest|smallest|highest|lowest|most|least|maximum|minimum|total|sum|average|mean|rank|ranking|add"
              + " up)\\b)");

  private static final Pattern ASKING =
      Pattern.compile(
          "最[大小高低多少]|(?:都|主要|具体)?(?:说|讲|写|提|规定|包含|列)(?:了|到|出)?(?:些)?(?:什么|哪些|多少)"
              + "|怎么说|怎么写|(?:有|是)(?:什么|哪个|哪些|多少)|关于|对于|主要内容|概括|总结|概述|摘要|内容|请问?|一下"
              + "|什么|哪一?个|哪些|多少|[吗呢的里是]"
              + "|(?i:\\b(?:what|which|how|much|many|does|do|did|is|are|was|were|there|say|says|said|state|states"
              + "|mention|mentions|tell|me|about|summari[sz]e|summary|contents?|please|give|list|of|in|on"
              + "|according|to|the|a|an|and|its|it|from|for|has|have|uses?|largest|biggest|smallest|highest|lowest|most|least)\\b)|[？?。，,.!！：:]");

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

  /// Whether it asks for what no cell says by itself: the largest, a sum, an average.
  public static boolean computes(String question) {
    return COMPUTING.matcher(question).find();
  }
}
