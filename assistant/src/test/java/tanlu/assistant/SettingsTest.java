package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void theTableListsEverySettingTheReaderTakes() {
    for (Settings.Row row : Settings.table()) {
      String value =
          switch (row.name()) {
            case "TANLU_VECTORS" -> "off";
            case "TANLU_CORPUS" -> "opensearch:http://127.0.0.1/";
            default -> "http://127.0.0.1/";
          };
      Settings.read(Map.of(row.name(), value));
    }
    assertThat(Settings.table())
        .extracting(Settings.Row::name)
        .containsExactly(
            "TANLU_MODEL",
            "TANLU_BASE_URL",
            "TANLU_API_KEY",
            "TANLU_HOME",
            "TANLU_DATASET",
            "TANLU_VECTORS",
            "TANLU_CORPUS",
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
}
