package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.analysis.EmissionsProfile;
import tanlu.analytics.analysis.FuelProfile;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;

/// Who emits: a region's CO2 by sector or by fuel.
final class EmissionsProfileTool implements Tool {
  private static final int SHOWN = 10;

  @Override
  public String name() {
    return "emissions_profile";
  }

  @Override
  public Text title() {
    return Text.of("排放结构", "Emissions profile");
  }

  @Override
  public String description() {
    return "Who emits in a region and year: total CO2 (territorial), by sector or by fuel, shares,"
        + " intensity per GDP, per person, rank among the provinces.";
  }

  @Override
  public JsonObjectSchema parameters() {
    return JsonObjectSchema.builder()
        .addStringProperty("region", Schemas.REGION)
        .addIntegerProperty("year", "1997 to 2019; default 2019")
        .addEnumProperty("by", List.of("sector", "fuel"), "default sector; fuel: 2012, 2017, 2019")
        .required("region")
        .additionalProperties(false)
        .build();
  }

  @Override
  public Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    int year = arguments.integer("year", Dataset.LAST_INVENTORY);
    String by = arguments.oneOf("by", "sector", List.of("sector", "fuel"));
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.add(Wording.STALE);
    if (region.isNation()) {
      warnings.add(Wording.NATION_DIFFERS);
    }
    return by.equals("fuel")
        ? byFuel(FuelProfile.of(knowledge.dataset(), region, year), warnings)
        : bySector(EmissionsProfile.of(knowledge.dataset(), region, year), warnings);
  }

  private static Reply bySector(EmissionsProfile profile, List<Text> warnings) {
    List<EmissionsProfile.Row> rows =
        profile.sectors().values().stream()
            .filter(row -> row.co2().value() > 0)
            .limit(SHOWN)
            .toList();
    if (profile.intensity().isPresent()) {
      warnings.add(Wording.CURRENT_PRICES);
    }
    BarChart chart =
        new BarChart(
            heading(
                profile.region(),
                profile.year(),
                Text.of("分部门CO2排放（前十）", "CO2 by sector (ten largest)")),
            Text.of("部门", "Sector"),
            rows.stream().map(EmissionsProfile.Row::name).toList(),
            List.of(
                Series.of(
                    Text.of("CO2排放", "CO2 emissions"),
                    rows.stream().map(row -> row.co2().value()).toList())),
            BarChart.Layout.RANKING);
    return Reply.of(profile, List.of(chart), warnings, "territorial");
  }

  private static Reply byFuel(FuelProfile profile, List<Text> warnings) {
    BarChart chart =
        new BarChart(
            heading(profile.region(), profile.year(), Text.of("分燃料CO2排放", "CO2 by fuel")),
            Text.of("燃料", "Fuel"),
            profile.fuels().values().stream().map(FuelProfile.Row::name).toList(),
            List.of(
                Series.of(
                    Text.of("CO2排放", "CO2 emissions"),
                    profile.fuels().values().stream().map(row -> row.co2().value()).toList())),
            BarChart.Layout.RANKING);
    return Reply.of(profile, List.of(chart), warnings, "territorial");
  }

  private static Heading heading(Region region, int year, Text what) {
    return new Heading(
        Text.of(
            region.name().zh() + year + "年" + what.zh(),
            region.name().en() + " " + year + ": " + what.en()),
        Unit.MT_CO2,
        Wording.inventory(Integer.toString(year)));
  }
}
