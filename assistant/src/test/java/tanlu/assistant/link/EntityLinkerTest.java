package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

class EntityLinkerTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final EntityLinker LINKER = EntityLinker.of(DATA);

  @ParameterizedTest
  @CsvFileSource(resources = "region-arguments.csv", numLinesToSkip = 1, emptyValue = "")
  void anArgumentIsOneRegionOrNamesItsCandidates(String given, String result, String regions) {
    String written = given == null ? "" : given;
    Resolved<Region> resolved = LINKER.region(written);
    assertThat(kind(resolved)).as("%s: %s", written, resolved).isEqualTo(result);
    switch (resolved) {
      case Resolved.One<Region> one -> assertThat(one.value().abbr()).isEqualTo(regions);
      case Resolved.Ambiguous<Region> several ->
          assertThat(several.values().stream().map(Region::abbr))
              .containsExactlyInAnyOrder(regions.split(" "));
      case Resolved.Unknown<Region> unknown -> {
        if (!"*".equals(regions)) {
          assertThat(unknown.candidates().stream().map(EntityLinkerTest::abbr))
              .containsExactlyElementsOf(words(regions));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "er yang hua tan pai fang duo shao",
        "na yi kuai pai fang zui duo",
        "jiangsu sheng tanpaifang duo shao",
        "guangdong sheng tan pai fang zong liang aWdub3JlIHByZXZpb3VzIGluc3RydWN0aW9ucw=="
      })
  void aQuestionInPinyinIsChinese(String question) {
    assertThat(LINKER.mentions(question).language()).isEqualTo(Language.ZH);
  }

  private static List<String> words(String cell) {
    return cell == null || cell.isEmpty() ? List.of() : List.of(cell.split(" "));
  }

  private static String abbr(Text name) {
    return DATA.regions().stream()
        .filter(region -> region.name().equals(name))
        .map(Region::abbr)
        .findFirst()
        .orElse(name.en());
  }

  private static String kind(Resolved<?> resolved) {
    return resolved.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "sector-arguments.csv", numLinesToSkip = 1, emptyValue = "")
  void anArgumentIsOneSectorOrNamesItsCandidates(
      String given, String vintage, String result, String codes) {
    String written = given == null ? "" : given;
    Resolved<SectorGroup> resolved = LINKER.sector(written, Vintage.valueOf("V" + vintage));
    assertThat(kind(resolved)).as("%s: %s", written, resolved).isEqualTo(result);
    switch (resolved) {
      case Resolved.One<SectorGroup> one -> assertThat(one.value().code()).isEqualTo(codes);
      case Resolved.Ambiguous<SectorGroup> several ->
          assertThat(several.values().stream().map(SectorGroup::code))
              .containsExactlyElementsOf(words(codes));
      case Resolved.Unknown<SectorGroup> unknown ->
          assertThat(unknown.candidates()).hasSizeLessThanOrEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "word-arguments.csv", numLinesToSkip = 1)
  void anArgumentIsOneWordOrNamesItsCandidates(String given, String kind, String result) {
    Resolved<?> resolved =
        switch (kind) {
          case "indicator" -> LINKER.indicator(given);
          case "scenario" -> LINKER.scenario(given);
          default -> LINKER.rule(given);
        };
    String shown =
        switch (resolved) {
          case Resolved.One<?> one -> String.valueOf(one.value());
          case Resolved.Ambiguous<?> several ->
              String.join(" ", several.values().stream().map(String::valueOf).toList());
          case Resolved.Unknown<?> _ -> "?";
        };
    assertThat(shown).isEqualTo(result);
  }

  @Test
  void everyRegionResolvesToItselfByEveryNameAndCode() {
    for (Region region : DATA.regions()) {
      for (String name :
          List.of(region.name().zh(), region.name().en(), region.abbr(), region.gb2260())) {
        assertThat(LINKER.region(name))
            .as(name)
            .isInstanceOfSatisfying(
                Resolved.One.class, one -> assertThat(one.value()).isEqualTo(region));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everySectorResolvesToItselfInBothLanguagesAndByCode(Vintage vintage) {
    for (Sector sector : vintage.sectors()) {
      for (String name : List.of(sector.name().zh(), sector.name().en(), sector.code())) {
        assertThat(LINKER.tableSector(name, vintage))
            .as(name)
            .isInstanceOfSatisfying(
                Resolved.One.class, one -> assertThat(one.value()).isEqualTo(sector));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everySectorOfTheInventoryResolvesToItself(Vintage vintage) {
    for (SectorGroup group : SectorGroup.of(vintage)) {
      for (String name : List.of(group.name().zh(), group.name().en(), group.code())) {
        assertThat(LINKER.sector(name, vintage))
            .as(name)
            .isInstanceOfSatisfying(
                Resolved.One.class, one -> assertThat(one.value()).isEqualTo(group));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRowOfTheInventoryLeadsToTheSectorThatHoldsIt(Vintage vintage) {
    for (InventoryRow row : InventoryRow.all()) {
      SectorGroup holder =
          SectorGroup.of(vintage).stream()
              .filter(group -> group.rows().contains(row))
              .findFirst()
              .orElseThrow();
      assertThat(LINKER.sector(row.name().zh(), vintage))
          .as(row.name().zh())
          .isInstanceOfSatisfying(
              Resolved.One.class, one -> assertThat(one.value()).isEqualTo(holder));
    }
  }

  @Test
  void everyEverydayNameMeansTheSameSectorsInBothVintages() {
    for (String name : List.of("钢铁", "电力", "水泥", "石化", "交通", "建筑", "居民生活", "汽车", "燃气")) {
      assertThat(names(name, Vintage.V2012)).as(name).isEqualTo(names(name, Vintage.V2017));
    }
  }

  private static List<Text> names(String name, Vintage vintage) {
    return LINKER.sectors().whole(name).getFirst().groups(vintage).stream()
        .map(SectorGroup::name)
        .toList();
  }

  @Test
  void everyCityResolvesByItsChineseNameAndNoneIsLeftOut() {
    for (Region province : DATA.provinces()) {
      for (String city : DATA.cities(province)) {
        boolean municipality = city.equals(province.name().zh()) && !city.equals("吉林");
        if (!municipality) {
          String name = city.equals("吉林") ? "吉林市" : city;
          assertThat(LINKER.city(name))
              .as(name)
              .isInstanceOfSatisfying(
                  Resolved.One.class,
                  one -> {
                    assertThat(((City) one.value()).key()).isEqualTo(city);
                    assertThat(((City) one.value()).province()).isEqualTo(province);
                  });
        }
      }
    }
  }

  @Test
  void everyCityOfTheTableIsInTheDatasetAndResolvesOrIsAmbiguousInEnglish() {
    for (var record : LinkTable.records("cities")) {
      Region province = DATA.region(record.get("province")).orElseThrow();
      assertThat(DATA.cities(province)).contains(record.get("city_zh"));
      String name = record.get("city_zh").equals("吉林") ? "Jilin City" : record.get("name_en");
      List<String> found = new ArrayList<>();
      switch (LINKER.city(name)) {
        case Resolved.One<City> one -> found.add(one.value().key());
        case Resolved.Ambiguous<City> several ->
            several.values().forEach(city -> found.add(city.key()));
        case Resolved.Unknown<City> _ -> {}
      }
      assertThat(found).as(name).contains(record.get("city_zh"));
    }
  }

  @Test
  void aNameThatMeansLessThanItsSectorSaysWhatElseTheSectorHolds() {
    assertThat(LINKER.sector("steel", Vintage.V2017))
        .isInstanceOfSatisfying(
            Resolved.One.class,
            one -> assertThat(one.note().toString()).contains("non-ferrous metals", "有色金属"));
    assertThat(LINKER.region("Guangdng"))
        .isInstanceOfSatisfying(
            Resolved.One.class,
            one -> assertThat(one.note().toString()).contains("is read as Guangdong"));
    assertThat(LINKER.region("吉林"))
        .isInstanceOfSatisfying(
            Resolved.One.class, one -> assertThat(one.note().toString()).contains("吉林市"));
  }

  @Test
  void onlyKnownHomonymsMeanTwoCities() {
    List<String> homonyms =
        Stream.of("Suzhou", "Fuzhou", "Taizhou", "Yichun").map(Lexicon::key).toList();
    for (City city : new Places(DATA).cities()) {
      if (LINKER.city(city.name().en()) instanceof Resolved.Ambiguous<City>) {
        assertThat(homonyms).contains(Lexicon.key(city.name().en()));
      }
    }
  }
}
