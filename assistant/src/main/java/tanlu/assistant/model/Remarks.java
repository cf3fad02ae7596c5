package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Language;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.assistant.link.Mentions;

/// What a message says of the conversation rather than of what it asks: a language, a place of
/// before, what is left out or given up.
final class Remarks {
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)英[文语](?:版|稿|本|写|的|文本)|要英[文语]|(?:文本|文稿|稿子|报告|方案|语言)[^，。]{0,3}英[文语]|[用以写]成?英[文语]|\\b(?:in"
              + " english|english version|english[- ]language)\\b");

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?i)[中汉][文语](?:版|稿|本|写)|[用以]中文|\\b(?:in chinese|chinese version|chinese[-"
              + " ]language|chinese text|text in chinese)\\b");

  private static final Pattern FRESH =
      Pattern.compile(
          "(?i)(?:恢复|改回|回到|用回|换回|变回|还原)(?:到|成|为)?(?:最?原来|原先|最初|最开始|默认|一开始|初始)|(?:都|全部?|统统)(?:取消|去掉|不要了?|清空|撤掉)|(?:取消|去掉|清空|撤掉)(?:所有|全部)|\\breset\\b|\\bback"
              + " to (?:the )?(?:original|default|initial|start)|\\bdefault"
              + " settings|\\b(?:remove|undo|drop|clear) (?:all|every)");

  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?i)另[外一]个?省|(?<![从自由给替向到在于])别的省(?!份[都的])|(?:隔壁|旁边|邻近|相邻)(?:那个?)?省|邻省|\\b(?:the other"
              + " (?:one|province)|another province|(?:the|a) neighbou?ring province)\\b");

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)(?<![哪前意何])[这那]?[两俩]个?(?:省(?!份?都)|地方|地区)|[这那]几个(?:省|地方)|那个?省|那边|[咱我]们?(?:这个?)?省|\\b(?:th[eo]se"
              + " (?:two|three)(?: provinces| regions| places)?|both of them|the two"
              + " (?:provinces|regions)|our province)\\b");

  /// A cut of so many tonnes: “a 50 Mt reduction”, 减排5000万吨.
  private static final Pattern OWN_CUT =
      Pattern.compile(
          "(?i)(?:减|降|压)(?:排|少|掉|碳|降|量)*[了到]?(?<!到)约?\\s?\\d[\\d.,]*\\s?(?:亿|百万|万)?吨|\\d[\\d.,]*\\s?(?:亿|百万|万)?吨(?:的|CO2|二氧化碳|碳)*(?:减排|减碳|减量|降碳)|\\b\\d[\\d.,]*\\s?(?:mt|gt|million"
              + " t\\w*)(?: of)?(?: co2)?"
              + " (?:reduction|cut|abatement)|\\b(?:cut|reduc\\w+|abat\\w+|lower)\\b[^.?!;,]{0,20}\\b(?:by|of)"
              + " \\d[\\d.,]*\\s?(?:mt|gt|million t)");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)系[统統](?:提示|指令|设定|設定)|(?:初始|内置|內置|隐藏|隱藏|后台|後台)(?:的)?(?:提示|指令)|提示[词詞]|\\b(?:system|hidden|initial|internal|developer|original)"
              + " (?:prompts?|instructions?|messages?)\\b|\\bprompt (?:verbatim|word for"
              + " word)\\b|\\b(?:api|secret|access|private)["
              + " _-]?keys?\\b|密钥|密鑰|(?:别|別|其他)的?用[户戶][^。？]{0,12}(?:问|問|聊天)|聊天[记記][录錄]");

  private Remarks() {}

  /// What words say of arguments and of what was asked before.
  static void put(Map<String, Object> slots, Mentions mentions) {
    if (!mentions.dropped().isEmpty()) {
      slots.put(Slots.DROPPED, mentions.dropped().stream().map(Region::abbr).toList());
    }
    Map<String, List<String>> choices = new LinkedHashMap<>();
    mentions
        .choices()
        .forEach(
            choice ->
                choices
                    .computeIfAbsent(choice.argument(), _ -> new ArrayList<>())
                    .add(choice.value()));
    if (!choices.isEmpty()) {
      slots.put(Slots.CHOICES, choices);
      choices
          .getOrDefault(Slots.CHANGE_BY, List.of())
          .forEach(measure -> slots.put(Slots.CHANGE_BY, measure));
    }
    if (mentions.rules().isEmpty() && !mentions.ruleLevels().isEmpty()) {
      slots.put(Slots.RULE_LEVEL, mentions.ruleLevels().stream().map(TargetRule::code).toList());
    }
    if (!mentions.unknownRegions().isEmpty()) {
      slots.put(Slots.UNKNOWN_PLACE, true);
    }
    if (mentions.sameYear()) {
      slots.put(Slots.SAME_YEAR, true);
    }
    if (mentions.noSector()) {
      slots.put(Slots.NO_SECTOR, true);
    }
    mentions.yearRange().ifPresent(_ -> slots.put(Slots.RANGE, true));
    if (!mentions.levers().points().isEmpty()) {
      slots.put(Slots.POINTS, mentions.levers().points());
    }
    if (!mentions.levers().unread().isEmpty()) {
      slots.put(Slots.UNREAD, mentions.levers().unread());
    }
    if (FRESH.matcher(mentions.question()).find()) {
      slots.put(Slots.RESET, true);
    }
    if (mentions.nationOfRule()) {
      slots.put(Slots.NATION_OF_RULE, true);
    }
    if (mentions.fabricated()) {
      slots.put(Slots.FABRICATED, true);
    }
    if (SECRET.matcher(mentions.question()).find()) {
      slots.put(Slots.SECRET, true);
    }
    if (OWN_CUT.matcher(mentions.question()).find()) {
      slots.put(Slots.OWN_CUT, true);
    }
    if (mentions.pollutant()) {
      slots.put(Slots.POLLUTANT, true);
    }
    if (!slots.containsKey(Slots.REGION)) {
      if (ANOTHER.matcher(mentions.question()).find()) {
        slots.put(Slots.ANOTHER_PLACE, true);
      } else if (BEFORE.matcher(mentions.question()).find()) {
        slots.put(Slots.PLACE_BEFORE, true);
      }
    }
  }

  /// The language that is asked for, else that of the question.
  static Language language(Mentions mentions) {
    if (ENGLISH.matcher(mentions.question()).find()) {
      return Language.EN;
    }
    return CHINESE.matcher(mentions.question()).find() ? Language.ZH : mentions.language();
  }
}
