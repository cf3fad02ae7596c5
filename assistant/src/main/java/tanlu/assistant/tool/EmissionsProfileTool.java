package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.analysis.EmissionsProfile;
import tanlu.analytics.analysis.FuelProfile;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.LineChart;
import tanlu.assistant.chart.Series;
import tanlu.assistant.link.City;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.link.Resolved;

/// Who emits: a region's CO2 by sector or by fuel, or a city's total.
final class EmissionsProfileTool extends Tool {
  private static final int SHOWN = 10;

  EmissionsProfileTool() {
    super(
        "emissions_profile",
        Text.of("排放结构", "Emissions profile"),
        "Who emits in a region and year: total CO2 (territorial), by sector or by fuel, shares,"
            + " intensity per GDP, per person, rank among the provinces; one sector by name; a"
            + " city's total.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty("year", "1997 to 2019; default 2019")
            .addEnumProperty(
                "by", List.of("sector", "fuel"), "default sector; fuel: 2012, 2017, 2019")
            .addStringProperty("sector", Schemas.SECTOR)
            .addStringProperty(
                "city", "a city of the region: its total alone, by another method; never its share")
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    Optional<String> city = arguments.optionalText("city");
    if (city.isPresent()) {
      return ofCity(arguments, knowledge, region, city.get());
    }
    int year = arguments.integer("year", Dataset.LAST_INVENTORY);
    String by = arguments.oneOf("by", "sector", List.of("sector", "fuel"));
    List<Text> warnings = new ArrayList<>();
    warnings.add(Wording.STALE);
    if (region.isNation()) {
      warnings.add(Wording.NATION_DIFFERS);
    }
    if (by.equals("fuel")) {
      warnings.addAll(0, arguments.notes());
      return byFuel(FuelProfile.of(knowledge.dataset(), region, year), warnings);
    }
    EmissionsProfile profile = EmissionsProfile.of(knowledge.dataset(), region, year);
    Vintage vintage = Vintage.ofTable(Math.max(year, 2012));
    NamedSectors named = NamedSectors.in(arguments, knowledge.linker(), vintage);
    warnings.addAll(0, arguments.notes());
    return bySector(
        profile,
        named.asked(profile, profile.sectors(), all -> profile.of(knowledge.dataset(), all)),
        warnings);
  }

  private static Reply ofCity(
      Arguments arguments, Knowledge knowledge, Region region, String name) {
    City city = city(region, name, knowledge.linker());
    arguments.write("city", city.key());
    Optional<Integer> year = arguments.optionalInteger("year");
    CityEmissions emissions = CityEmissions.of(knowledge.dataset(), city, year);
    List<Integer> years = List.copyOf(emissions.years().keySet());
    LineChart chart =
        new LineChart(
            new Heading(
                Text.of(
                    city.name().zh() + "历年CO2排放总量", city.name().en() + ": CO2 emissions by year"),
                Unit.MT_CO2,
                Wording.CITIES),
            Text.of("年份", "Year"),
            years.stream().map(String::valueOf).toList(),
            List.of(
                Series.of(
                    city.name(), emissions.years().values().stream().map(Figure::value).toList())));
    return Reply.of(
        emissions,
        years.size() > 1 ? List.of(chart) : List.of(),
        List.of(Wording.CITY_APART),
        "territorial");
  }

  /// A city of a province: two provinces may have one of the same name.
  private static City city(Region province, String given, EntityLinker linker) {
    List<City> cities =
        switch (linker.city(given)) {
          case Resolved.One<City> one -> List.of(one.value());
          case Resolved.Ambiguous<City> several -> several.values();
          case Resolved.Unknown<City> _ -> List.of();
        };
    return cities.stream()
        .filter(city -> city.province().equals(province))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        Problem.Kind.UNKNOWN_NAME,
                        Text.of(
                            province.name().zh() + "没有名为“" + given + "”且有排放总量的城市",
                            province.name().en() + " has no city “" + given + "” with a total"),
                        List.of(province.name()))));
  }

  private static Reply bySector(EmissionsProfile profile, Object asked, List<Text> warnings) {
    List<EmissionsProfile.Row> rows =
        profile.sectors().values().stream()
            .filter(row -> row.co2().value() > 0)
            .limit(SHOWN)
            .toList();
    if (profile.intensity().isPresent()) {
      warnings.add(Wording.CURRENT_PRICES);
    }
    Optional<ChartSpec> chart =
        BarChart.ranking(
            heading(
                profile.region(),
                profile.year(),
                Text.of("分部门CO2排放（前十）", "CO2 by sector (ten largest)")),
            Text.of("部门", "Sector"),
            rows.stream().map(EmissionsProfile.Row::name).toList(),
            Series.of(
                Text.of("CO2排放", "CO2 emissions"),
                rows.stream().map(row -> row.co2().value()).toList()));
    return Reply.of(asked, chart.stream().toList(), warnings, "territorial");
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
