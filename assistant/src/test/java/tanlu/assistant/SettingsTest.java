package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.assistant.model.Patience;
import tanlu.assistant.model.Price;
import tanlu.assistant.model.WireFormat;

class SettingsTest {
  @Test
  void withNoSettingsTheOfflineModelAnswersFromTheUsersHome() {
    Settings settings = Settings.read(Map.of("PATH", "/usr/bin"));
    assertThat(settings.model()).isEqualTo("offline");
    assertThat(settings.baseUrl()).isEmpty();
    assertThat(settings.apiKey()).isEmpty();
    assertThat(settings.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".tanlu"));
  }

  @Test
  void everySettingIsRead() {
    Settings settings =
        Settings.read(
            Map.of(
                "TANLU_MODEL", "qwen3:8b",
                "TANLU_BASE_URL", "http://127.0.0.1:11434/v1",
                "TANLU_API_KEY", "sk-1",
                "TANLU_HOME", "/srv/碳路",
                "TANLU_JAVA_OPTS", "-Xmx1g"));
    assertThat(settings.model()).isEqualTo("qwen3:8b");
    assertThat(settings.baseUrl()).contains(URI.create("http://127.0.0.1:11434/v1"));
    assertThat(settings.apiKey()).contains("sk-1");
    assertThat(settings.home()).isEqualTo(Path.of("/srv/碳路"));
  }

  @Test
  void anEmptyValueCountsAsNotSet() {
    Settings settings = Settings.read(Map.of("TANLU_MODEL", "", "TANLU_API_KEY", "  "));
    assertThat(settings.model()).isEqualTo("offline");
    assertThat(settings.apiKey()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TANLU_MODLE, TANLU_MODEL",
    "TANLU_BASEURL, TANLU_BASE_URL",
    "TANLU_APIKEY, TANLU_API_KEY",
    "TANLU_JAVA_OPTIONS, TANLU_JAVA_OPTS"
  })
  void anUnknownNameIsAnErrorThatSuggestsTheNearest(String unknown, String nearest) {
    assertThatThrownBy(() -> Settings.read(Map.of(unknown, "x")))
        .isInstanceOf(Settings.InvalidException.class)
        .hasMessage("Unknown setting %s: did you mean %s?", unknown, nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:11434", "ftp://example.org", "http:///v1", "http://a b"})
  void anAddressThatIsNotHttpIsRefusedByName(String value) {
    assertThatThrownBy(() -> Settings.read(Map.of("TANLU_BASE_URL", value)))
        .isInstanceOf(Settings.InvalidException.class)
        .hasMessageStartingWith("TANLU_BASE_URL must be an http or https address")
        .hasMessageEndingWith("not " + value + ".");
  }

  @Test
  void theKeyIsNeverShown() {
    assertThat(Settings.read(Map.of("TANLU_API_KEY", "sk-secret")).toString())
        .contains("apiKey=set")
        .doesNotContain("secret");
  }

  @Test
  void howTheModelIsSpokenToIsRead() {
    Settings settings =
        Settings.read(
            Map.of(
                "TANLU_MODEL_API", "mistral",
                "TANLU_FALLBACK", "offline",
                "TANLU_MODEL_SILENCE", "0.5",
                "TANLU_MODEL_DEADLINE", "600",
                "TANLU_MODEL_PRICE", "0.15/0.6 EUR"));
    assertThat(settings.modelApi()).isEqualTo(WireFormat.MISTRAL);
    assertThat(settings.fallback()).isTrue();
    assertThat(settings.patience())
        .isEqualTo(
            new Patience(Duration.ofMillis(500), Duration.ofMinutes(10), Duration.ofSeconds(1)));
    assertThat(settings.price())
        .contains(new Price(new BigDecimal("0.15"), new BigDecimal("0.6"), "EUR"));
  }

  @ParameterizedTest
  @CsvSource({
    "TANLU_MODEL_API, grpc",
    "TANLU_FALLBACK, yes",
    "TANLU_MODEL_SILENCE, 0",
    "TANLU_MODEL_SILENCE, -1",
    "TANLU_MODEL_DEADLINE, 5m",
    "TANLU_RETENTION, 0",
    "TANLU_RETENTION, 2w",
    "TANLU_MODEL_PRICE, 2 CNY"
  })
  void aValueThatCannotBeUsedIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> Settings.read(Map.of(name, value)))
        .isInstanceOf(Settings.InvalidException.class)
        .hasMessageStartingWith(name + " must be ")
        .hasMessageEndingWith("not " + value + ".");
  }

  @Test
  void theTableListsEverySettingTheReaderTakes() {
    for (Settings.Row row : Settings.table()) {
      String value =
          switch (row.name()) {
            case "TANLU_VECTORS" -> "off";
            case "TANLU_CORPUS" -> "opensearch:http://127.0.0.1/";
            case "TANLU_BASE_URL" -> "http://127.0.0.1/";
            case "TANLU_DATABASE" -> "postgresql://me:secret@db.example:5432/tanlu";
            case "TANLU_RETENTION" -> "90";
            case "TANLU_MODEL_PRICE" -> "1/2 CNY";
            default -> row.standard();
          };
      Settings.read(Map.of(row.name(), value));
    }
    assertThat(Settings.table())
        .extracting(Settings.Row::name)
        .containsExactly(
            "TANLU_MODEL",
            "TANLU_MODEL_API",
            "TANLU_BASE_URL",
            "TANLU_API_KEY",
            "TANLU_FALLBACK",
            "TANLU_MODEL_SILENCE",
            "TANLU_MODEL_DEADLINE",
            "TANLU_MODEL_PRICE",
            "TANLU_HOME",
            "TANLU_DATASET",
            "TANLU_VECTORS",
            "TANLU_CORPUS",
            "TANLU_DATABASE",
            "TANLU_RETENTION",
            "TANLU_TOKENS",
            "TANLU_LOG",
            "TANLU_JAVA_OPTS");
  }

  @Test
  void theCorpusIsAClusterWhosePasswordIsNeverShown() {
    Settings settings =
        Settings.read(
            Map.of("TANLU_CORPUS", "opensearch:https://me:secret@a:9200,https://b:9200/policies"));
    assertThat(settings.corpus())
        .hasValueSatisfying(
            cluster -> {
              assertThat(cluster.nodes())
                  .containsExactly(URI.create("https://a:9200"), URI.create("https://b:9200"));
              assertThat(cluster.credentials()).contains("me:secret");
              assertThat(cluster.index()).isEqualTo("policies");
            });
    assertThat(settings.toString())
        .contains("opensearch:https://a:9200,https://b:9200/policies")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lucene",
        "http://a:9200",
        "opensearch:a:9200",
        "opensearch:me:secret@a:9200",
        "opensearch:http://me:se#secret@a:9200",
        "opensearch:http://me:1/secret@a:9200",
        "opensearch:http://me:1,secret@a:9200",
        "opensearch:file:///etc/passwd",
        "opensearch:ftp://me:secret@a:21",
        "opensearch:http://me:secret@a:9200/Policies",
        "opensearch:http://me:secret@a:9200/one/../two",
        "opensearch:http://me:secret@a:9200/one?pretty"
      })
  void aCorpusThatIsNoClusterIsOneSentenceWithoutThePassword(String value) {
    assertThatThrownBy(() -> Settings.read(Map.of("TANLU_CORPUS", value)))
        .isInstanceOf(Settings.InvalidException.class)
        .hasMessageStartingWith("TANLU_CORPUS must be opensearch:http://host:port")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void theDatabaseIsAnAddressWhosePasswordIsNeverShown() {
    Settings settings =
        Settings.read(Map.of("TANLU_DATABASE", "postgresql://me:s%40cret@db:5433/tanlu"));
    assertThat(settings.database())
        .hasValueSatisfying(
            database -> {
              assertThat(database.password()).contains("s@cret");
              assertThat(database.toString()).isEqualTo("postgresql://db:5433/tanlu");
            });
    assertThat(settings.toString()).doesNotContain("cret");
    assertThat(Settings.read(Map.of("TANLU_DATABASE", "sqlite")).database()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://me:secret@db/tanlu",
        "postgresql://me:secret@db",
        "postgresql://me:secret@db/a/b",
        "postgresql://me:se#cret@db/tanlu",
        "postgresql://db/tanlu?password=secret"
      })
  void aDatabaseThatIsNoneIsOneSentenceWithoutThePassword(String value) {
    assertThatThrownBy(() -> Settings.read(Map.of("TANLU_DATABASE", value)))
        .isInstanceOf(Settings.InvalidException.class)
        .hasMessageStartingWith("TANLU_DATABASE must be sqlite, or postgresql://")
        .message()
        .doesNotContain("me:se", "cret@");
  }

  @Test
  void theLogIsTextUnlessItIsJson() {
    assertThat(Settings.logsJson(Map.of())).isFalse();
    assertThat(Settings.logsJson(Map.of("TANLU_LOG", "json"))).isTrue();
    assertThatThrownBy(() -> Settings.read(Map.of("TANLU_LOG", "xml")))
        .isInstanceOf(Settings.InvalidException.class)
        .hasMessage("TANLU_LOG must be text or json, not xml.");
  }
}
