package tanlu.assistant;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.importing.Datasets;
import tanlu.knowledge.OpenSearchAddress;

/// What environment variables set; with none at all everything works offline.
///
/// @param model the language model's name; `offline` answers without one
/// @param baseUrl where the model's OpenAI-compatible API is; empty takes the model's own default
/// @param apiKey never shown: not by `toString`, not in a log
/// @param vectors whether policies are searched by meaning too, or by words alone
/// @param corpus the cluster that holds documents of one's own; empty keeps them under `home`
/// @param home the folder of imported data, documents, conversations and plans
/// @param dataset the dataset questions are about that name none
public record Settings(
    String model,
    Optional<URI> baseUrl,
    Optional<String> apiKey,
    boolean vectors,
    Optional<OpenSearchAddress> corpus,
    Path home,
    String dataset) {
  public static final String OFFLINE = "offline";

  /// Every setting there is, in the order of the README's table.
  private enum Name {
    TANLU_MODEL(OFFLINE, "the language model's name; `offline` answers without one"),
    TANLU_BASE_URL(
        "", "address of the model's OpenAI-compatible API, such as `http://127.0.0.1:11434/v1`"),
    TANLU_API_KEY("", "key of that API; never logged"),
    TANLU_HOME(
        "~/.tanlu",
        "folder for imported data, documents, conversations and plans; must be writable"),
    TANLU_DATASET(
        Dataset.EMBEDDED,
        "the dataset questions are about that name none: `embedded`, or the name of an import"),
    TANLU_VECTORS("on", "`off` searches policies by words alone, without the embedding model"),
    TANLU_CORPUS(
        "",
        "OpenSearch cluster with the documents of one's own,"
            + " `opensearch:http://host:port[,http://host:port][/index]`; credentials as"
            + " `user:password@host`, never logged"),
    TANLU_JAVA_OPTS("", "options the launcher adds to `java`, such as `-Xmx1g`");

    private final String standard;
    private final String meaning;

    Name(String standard, String meaning) {
      this.standard = standard;
      this.meaning = meaning;
    }

    /// The value set; an empty one counts as not set.
    private Optional<String> in(Map<String, String> environment) {
      return Optional.ofNullable(environment.get(name()))
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }
  }

  /// Reads the settings.
  ///
  /// @param environment as `System.getenv()` gives it
  /// @throws InvalidException where a `TANLU_` name is unknown or a value cannot be used
  public static Settings read(Map<String, String> environment) {
    new TreeMap<>(environment)
        .keySet().stream()
            .filter(name -> name.startsWith("TANLU_"))
            .forEach(Settings::requireKnown);
    return new Settings(
        Name.TANLU_MODEL.in(environment).orElse(OFFLINE),
        Name.TANLU_BASE_URL.in(environment).map(Settings::address),
        Name.TANLU_API_KEY.in(environment),
        Name.TANLU_VECTORS.in(environment).map(Settings::on).orElse(true),
        Name.TANLU_CORPUS.in(environment).map(Settings::cluster),
        Name.TANLU_HOME
            .in(environment)
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".tanlu"))
            .toAbsolutePath(),
        Name.TANLU_DATASET.in(environment).orElse(Dataset.EMBEDDED));
  }

  /// The datasets there are: the embedded one and those imported under the home folder.
  public Datasets datasets() {
    return new Datasets(Dataset.embedded(), home.resolve("datasets"));
  }

  /// The table of the README: name, default, meaning.
  public static List<Row> table() {
    return Arrays.stream(Name.values())
        .map(name -> new Row(name.name(), name.standard, name.meaning))
        .toList();
  }

  public record Row(String name, String standard, String meaning) {}

  private static void requireKnown(String name) {
    boolean known = Arrays.stream(Name.values()).anyMatch(each -> each.name().equals(name));
    if (!known) {
      throw new InvalidException(
          "Unknown setting %s: did you mean %s?".formatted(name, nearest(name)));
    }
  }

  private static Name nearest(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return Arrays.stream(Name.values())
        .min(Comparator.comparing(known -> distance.apply(known.name(), name)))
        .orElseThrow();
  }

  private static boolean on(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new InvalidException("TANLU_VECTORS must be on or off, not " + value + ".");
    };
  }

  private static URI address(String value) {
    try {
      URI address = new URI(value);
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (http && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below, as any other value that is not an address.
    }
    throw new InvalidException(
        "TANLU_BASE_URL must be an http or https address such as http://127.0.0.1:11434/v1, not "
            + value
            + ".");
  }

  private static OpenSearchAddress cluster(String value) {
    try {
      return OpenSearchAddress.of(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidException("TANLU_CORPUS must be " + e.getMessage() + ".");
    }
  }

  @Override
  public String toString() {
    return "Settings[model=%s, baseUrl=%s, apiKey=%s, vectors=%s, corpus=%s, home=%s, dataset=%s]"
        .formatted(
            model,
            baseUrl.map(URI::toString).orElse("none"),
            apiKey.isPresent() ? "set" : "none",
            vectors ? "on" : "off",
            corpus.map(OpenSearchAddress::toString).orElse("home"),
            home,
            dataset);
  }

  /// A setting that cannot be used; the message is one sentence for the user.
  public static final class InvalidException extends RuntimeException {
    public InvalidException(String message) {
      super(message);
    }
  }
}
