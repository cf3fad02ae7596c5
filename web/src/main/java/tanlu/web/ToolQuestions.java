package tanlu.web;

import java.util.List;
import java.util.stream.Stream;

/// A question for every tool, and two for those that compute in two ways, in both languages; what
/// is measured is measured on all of them. A draft plan is left out: it is work of seconds, done
/// one after the other, that no answer waits for.
record ToolQuestions(String tool, String zh, String en) {
  static final List<ToolQuestions> ALL =
      List.of(
          new ToolQuestions("list_data", "你们有什么数据？", "What data do you have?"),
          new ToolQuestions(
              "emissions_profile", "广东2017年碳排放是多少？", "What were Guangdong's emissions in 2017?"),
          new ToolQuestions(
              "emissions_trend",
              "江苏近十年碳排放怎么变化？",
              "How have Sichuan's emissions changed since 2010?"),
          new ToolQuestions(
              "compare_regions", "各省碳排放强度排名", "Rank the provinces by emission intensity"),
          new ToolQuestions("io_table", "浙江2017年投入产出表", "Input-output table of Zhejiang in 2017"),
          new ToolQuestions("industry_network", "山东的产业网络", "Industry network of Shandong"),
          new ToolQuestions("flow_sankey", "湖北产业桑基图", "Sankey diagram of Hubei's industries"),
          new ToolQuestions(
              "footprint", "河北的消费侧排放是多少？", "What are Hebei's consumption-based emissions?"),
          new ToolQuestions("key_sectors", "四川哪些是关键部门？", "Key sectors of Sichuan"),
          new ToolQuestions(
              "supply_chain_paths",
              "安徽钢铁上游供应链排放路径",
              "Upstream supply chain paths of steel in Anhui"),
          new ToolQuestions(
              "decompose_change",
              "河南2012到2017年碳排放变化的驱动因素",
              "What drove the change of Henan's emissions from 2012 to 2017?"),
          new ToolQuestions(
              "decompose_change",
              "湖南2012到2017年的结构分解",
              "Structural decomposition of Hunan from 2012 to 2017"),
          new ToolQuestions(
              "reduction_targets",
              "广东按科学碳目标2030年要减多少？",
              "How much must Guangdong cut by 2030 under science-based targets?"),
          new ToolQuestions(
              "reduction_targets",
              "辽宁减排任务按最低成本怎么分到各行业",
              "Allocate Liaoning's reduction target to its sectors at least cost"),
          new ToolQuestions(
              "roadmap", "福建2060年碳中和路线图", "Roadmap of Fujian to carbon neutrality in 2060"),
          new ToolQuestions(
              "scenario_compare", "比较陕西三种情景的排放路径", "Compare the three scenarios of Shaanxi"),
          new ToolQuestions(
              "what_if", "如果山西钢铁减产三成，产业链会怎样？", "What if steel output in Shanxi falls by 30%?"),
          new ToolQuestions(
              "search_policy", "钢铁行业节能降碳政策", "Policies on saving energy and carbon in steel"));

  /// Chinese and English by turns.
  static List<String> texts() {
    return ALL.stream().flatMap(each -> Stream.of(each.zh(), each.en())).toList();
  }
}
