package tanlu.analytics.importing;

import tanlu.analytics.proof.Text;

/// What can be wrong with a file so that nothing is imported.
public enum Fault {
  UNREADABLE("文件无法读取", "the file cannot be read"),
  UNKNOWN_FORMAT("无法识别的文件", "the file is of no known layout"),
  WEB_PAGE(
      "文件名是工作簿，内容却是网页（HTML 或 MHTML）", "the file is a web page (HTML or MHTML), not a workbook"),
  TRUNCATED("工作簿不完整或已损坏", "the workbook is truncated or damaged"),
  ENCRYPTED("工作簿已加密", "the workbook is encrypted"),
  TOO_LARGE("文件过大", "the file is too large"),
  TOO_MANY_ROWS("行数过多", "the sheet has too many rows"),
  CODE_MISSING("缺少代码", "a code is missing"),
  CODE_DOUBLED("代码重复", "a code stands twice"),
  SHEET_DOUBLED("同一内容出现两次", "the same content stands twice"),
  ROW_MISSING("缺少行", "a row is missing"),
  NOT_A_NUMBER("应为数值的单元格不是数值", "a cell that should hold a number does not"),
  NOT_FINITE("数值不是有限数", "a number is not finite"),
  UNBALANCED("表不平衡", "the table does not balance"),
  TOTAL_DIFFERS("合计与各行不符", "a total differs from its parts"),
  UNKNOWN_REGION("无法识别的地区", "the region is unknown"),
  UNKNOWN_YEAR("无法识别的年份", "the year is unknown"),
  UNKNOWN_VINTAGE("部门名称与两套分类都不符", "the sector names fit neither classification"),
  UNIT_UNKNOWN("没有可识别的单位", "no known unit is given"),
  UNIT_MIXED("单位不一致", "units are mixed"),
  MAGNITUDE("数量级与已知数据不符", "the magnitude contradicts what is known"),
  SINGULAR("I − A 奇异", "I − A is singular"),
  NEGATIVE_REQUIREMENT("列昂惕夫逆矩阵含负值", "the Leontief inverse has negative elements");

  private final Text label;

  Fault(String zh, String en) {
    label = Text.of(zh, en);
  }

  public Text label() {
    return label;
  }
}
