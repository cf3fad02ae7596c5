package tanlu.assistant.tool;

/// What several tools say of the same argument.
final class Schemas {
  static final String REGION =
      "a province or 全国/China, by Chinese or English name, abbreviation (GD, 粤) or code";
  static final String TABLE_YEAR =
      "year of the input-output table: provinces 2012, 2017; China 2012, 2015, 2017, 2018, 2020;"
          + " default 2017";
  static final String SECTOR =
      "one sector by name or code, e.g. 钢铁, power, 24: then `asked` holds its row";
  static final String DATASET =
      "a dataset of list_data by name; leave it out for the conversation's own";
  static final String PARAMETERS =
      "hash of the user's parameter file the call was made with; leave it out for the one there is";
  static final int TABLE = 2017;

  private Schemas() {}
}
