package tanlu.analytics.analysis;

import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// Finds what an analysis needs in the dataset, or says what is held instead.
final class Held {
  private Held() {}

  static Inventory inventory(Dataset data, Region region, int year) {
    return data.inventory(region, year)
        .orElseThrow(
            () -> {
              List<Integer> years = data.inventoryYears(region);
              return years.isEmpty()
                  ? noInventory(region)
                  : new NoDataException(
                      Text.of(
                          region.name().zh()
                              + "没有"
                              + year
                              + "年的排放清单：数据只到"
                              + years.getFirst()
                              + "–"
                              + years.getLast()
                              + "年",
                          "there is no emission inventory of "
                              + region.name().en()
                              + " for "
                              + year
                              + ": the data run from "
                              + years.getFirst()
                              + " to "
                              + years.getLast()),
                      List.of(
                          Text.of(
                              region.name().zh() + years.getLast() + "年",
                              region.name().en() + " " + years.getLast())));
            });
  }

  /// Whether there is an inventory that is not broken.
  static boolean complete(Dataset data, Region region, int year) {
    return data.inventory(region, year).isPresent() && !data.broken(region, year);
  }

  /// @throws NoDataException where the year is before the first of the indicator
  static void indicator(Indicator indicator, int year) {
    if (year < indicator.firstYear()) {
      throw new NoDataException(
          Text.of(
              indicator.label().zh() + "从" + indicator.firstYear() + "年起才有",
              indicator.label().en()
                  + " is held from "
                  + indicator.firstYear()
                  + " on, not for "
                  + year),
          List.of(Text.of(indicator.firstYear() + "年", Integer.toString(indicator.firstYear()))));
    }
  }

  private static NoDataException noInventory(Region region) {
    return new NoDataException(
        Text.of(
            region.name().zh() + "没有排放清单（只有投入产出表），不能给出排放数据",
            "there is no emission inventory of "
                + region.name().en()
                + " (only input-output tables), so its emissions cannot be given"),
        List.of(
            Text.of(
                region.name().zh() + "2017年的投入产出表",
                "the 2017 input-output table of " + region.name().en())));
  }

  static NoDataException noFuels(Region region, int year) {
    return new NoDataException(
        Text.of(
            "分燃料排放只有各省2012、2017、2019年的数据，没有" + region.name().zh() + year + "年的",
            "emissions by fuel are held for provinces in 2012, 2017 and 2019, not for "
                + region.name().en()
                + " "
                + year),
        Dataset.FUEL_YEARS.stream()
            .map(held -> Text.of("广东" + held + "年", "Guangdong " + held))
            .toList());
  }

  static IoTable table(Dataset data, Region region, int year) {
    return data.table(region, year)
        .orElseThrow(
            () -> {
              List<Integer> years = data.tableYears(region);
              return new NoDataException(
                  Text.of(
                      region.name().zh() + "没有" + year + "年的投入产出表，有的年份是" + join(years, "、"),
                      "there is no input-output table of "
                          + region.name().en()
                          + " for "
                          + year
                          + "; there are tables for "
                          + join(years, ", ")),
                  years.stream()
                      .map(y -> Text.of(region.name().zh() + y + "年", region.name().en() + " " + y))
                      .toList());
            });
  }

  static MultiRegionalTable multiRegional(Dataset data, Region region, int year) {
    List<Integer> years = data.multiRegionalYears();
    if (region.isNation()) {
      return noMultiRegional(
          Text.of(
              "按来源省份的足迹只对省份计算，不对全国",
              "a footprint by origin is that of a province, not of the nation"),
          years.getLast());
    }
    return data.multiRegional(year)
        .orElseGet(
            () ->
                noMultiRegional(
                    Text.of(
                        "没有" + year + "年的多区域表，有的年份是" + join(years, "、"),
                        "there is no multi-regional table for "
                            + year
                            + "; there are tables for "
                            + join(years, ", ")),
                    years.getLast()));
  }

  private static MultiRegionalTable noMultiRegional(Text why, int year) {
    throw new NoDataException(why, List.of(Text.of("广东" + year + "年", "Guangdong " + year)));
  }

  /// @throws NoDataException where population and GDP are not held
  static void economy(Region region, int year) {
    if (year < Dataset.FIRST_ECONOMY || year > Dataset.LAST_ECONOMY) {
      int nearest = year < Dataset.FIRST_ECONOMY ? Dataset.FIRST_ECONOMY : Dataset.LAST_ECONOMY;
      throw new NoDataException(
          Text.of(
              "人口和GDP只有"
                  + Dataset.FIRST_ECONOMY
                  + "–"
                  + Dataset.LAST_ECONOMY
                  + "年的数据，没有"
                  + region.name().zh()
                  + year
                  + "年的",
              "population and GDP are held from "
                  + Dataset.FIRST_ECONOMY
                  + " to "
                  + Dataset.LAST_ECONOMY
                  + ", not for "
                  + region.name().en()
                  + " "
                  + year),
          List.of(Text.of(region.name().zh() + nearest + "年", region.name().en() + " " + nearest)));
    }
  }

  /// Labels a figure of a region and year.
  static Text label(Region region, int year, Text what) {
    return Text.of(
        region.name().zh() + year + "年" + what.zh(),
        region.name().en() + " " + year + ", " + what.en());
  }

  private static String join(List<Integer> years, String separator) {
    return String.join(separator, years.stream().map(String::valueOf).toList());
  }
}
