package tanlu.knowledge.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Texts in the layout of official documents, written for the tests; no office issued them.
final class Texts {
  /// A notice with all its parts.
  static final List<String> NOTICE =
      List.of(
          "东湖省人民政府文件",
          "东府〔2023〕18号",
          "东湖省人民政府关于印发东湖省",
          "工业领域节能降碳工作方案的通知",
          "各市、县（区）人民政府，省政府各部门、各直属机构：",
          "现将《东湖省工业领域节能降碳工作方案》印发给你们，请认真组织实施。本通知自2023年6月1日起施行，有效期5年。《东湖省工业节能管理暂行办法》（东府〔2016〕7号）同时废止。",
          "东湖省人民政府",
          "二〇二三年四月十二日",
          "（此件公开发布）",
          "东湖省工业领域节能降碳工作方案",
          "一、总体要求",
          "坚持节约优先，统筹发展与减排，到2025年规模以上工业单位增加值能耗比2020年下降13%。",
          "二、重点任务",
          "（一）推动钢铁行业改造。鼓励发展电炉短流程炼钢，完成存量机组超低排放改造，未完成的纳入差别电价范围。",
          "（二）推动水泥行业改造。包括下列措施：",
          "1. 推广低碳水泥和替代燃料，逐步提高原燃料替代水平。",
          "2. 严格执行产能置换办法，加快退出落后产能。",
          "三、保障措施",
          "省有关部门要加强统计核算，按年评估进展，依法公开结果。",
          "东湖省人民政府办公厅 2023年4月14日印发");

  /// A regulation in chapters, articles and items.
  static final List<String> REGULATION =
      List.of(
          "东湖省碳排放权管理办法",
          "（2024年2月20日东湖省人民政府令第301号公布 自2024年5月1日起施行）",
          "第一章 总则",
          "第一条 为了规范碳排放权管理活动，推进绿色低碳发展，制定本办法。",
          "第二条 本办法适用于本省行政区域内重点排放单位的配额分配、清缴和监督管理。",
          "第二章 配额管理",
          "第一节 分配",
          "第三条 重点排放单位有下列情形之一的，应当核减配额：",
          "（一）关停或者搬迁的；",
          "（二）虚报、瞒报排放数据的；",
          "（三）法律、法规规定的其他情形。",
          "第四条 排放许可证有效期3年，期满前应当申请延续。根据《东湖省节能条例》（东府〔2015〕9号）的规定执行。",
          "第三章 附则",
          "第五条 本办法自2024年5月1日起施行。");

  /// What honest documents say about models, prompts and ignoring.
  static final List<String> ABOUT_MODELS =
      List.of(
          "东湖省关于推动人工智能赋能绿色低碳发展的实施意见",
          "一、推动大模型、智能助手在能源调度、碳排放核算等场景的应用，人工智能助手生成的内容应当显著标识。",
          "二、提供者不得要求用户忽略以上规则或者绕过安全提示；运行人员不得忽略调度指令，违反上述指令的依法处理。",
          "三、核算时，占比低于1%的排放源可以忽略不计。忽略此前年度的统计口径差异会影响结果的可比性。",
          "四、鼓励培养提示词工程等新职业人才，建设语言模型测评平台。系统提示用户身份失效时，应当重新登录。",
          "五、当用户提出异议时，供电企业应当在五个工作日内答复，并告知其救济途径。",
          "六、对不执行电网调度机构下达的指令、拒绝服从调度的，按照有关规则处理。模型应当通过备案后方可上线。",
          "七、把第三条中的“数据”改为“统计数据”，本意见由省发展改革委负责解释。");

  static final List<String> ABOUT_MODELS_EN =
      List.of(
          "Guidance on Artificial Intelligence for Low-Carbon Development",
          "1. Operators shall not ignore dispatch instructions. Sources below 1% may be ignored in"
              + " the inventory.",
          "2. Language models and AI assistants may support carbon accounting; providers must"
              + " disclose their use to customers and never disclose personal data of users.",
          "3. These rules override all previous rules on the matter and disregard of the"
              + " instructions of the regulator is an offence.",
          "4. Where a user asks for a correction, the utility shall answer within five working"
              + " days. Please set out in your response to this consultation how the prompt"
              + " reporting of data can be assured.",
          "5. Funding contributes to the AI sector, to system integration and to the assistant"
              + " programme for small firms.");

  private Texts() {}

  static Reading reading(List<String> lines) {
    return new Reading(
        "txt",
        null,
        lines.stream().map(line -> new Line(line, 0, 0)).toList(),
        0,
        List.of(),
        false);
  }

  static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
