package tanlu.assistant;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.importing.Datasets;
import tanlu.assistant.model.Patience;
import tanlu.assistant.model.Price;
import tanlu.assistant.model.WireFormat;
import tanlu.assistant.store.DatabaseAddress;
import tanlu.knowledge.OpenSearchAddress;

/// What environment variables set; with none at all everything works offline.
///
/// @param model the language model's name; `offline` answers without one
/// @param modelApi the wire format its server is spoken to in
/// @param baseUrl where the model's server is; empty takes the wire format's own
/// @param apiKey never shown: not by `toString`, not in a log
/// @param fallback whether the offline model answers where the other one fails
/// @param patience how long the model is waited for
/// @param price what its tokens cost, where the user says so
/// @param vectors whether policies are searched by meaning too, or by words alone
/// @param corpus the cluster that holds documents of one's own; empty keeps them under `home`
/// @param home the folder of imported data, documents, conversations and plans
/// @param dataset the dataset questions are about that name none
/// @param database where the server keeps conversations; empty for a SQLite file under `home`
/// @param retention how long a conversation is kept that nobody goes on with; empty for ever
/// @param tokens the access tokens of the server, as written; never shown
public record Settings(
    String model,
    WireFormat modelApi,
    Optional<URI> baseUrl,
    Optional<String> apiKey,
    boolean fallback,
    Patience patience,
    Optional<Price> price,
    boolean vectors,
    Optional<OpenSearchAddress> corpus,
    Path home,
    String dataset,
    Optional<DatabaseAddress> database,
    Optional<Duration> retention,
    Optional<String> tokens) {
  public static final String OFFLINE = "offline";

  /// Every setting there is, in the order of the README's table.
  private enum Name {
    TANLU_MODEL(OFFLINE, "the language model's name; `offline` answers without one"),
    TANLU_MODEL_API(
        "openai",
        "the wire format of its server: `openai` (and all compatible), `mistral`, `ollama`"),
    TANLU_BASE_URL(
        "",
        "address of that server, such as `http://127.0.0.1:8000/v1`; empty takes the format's own"),
    TANLU_API_KEY("", "key of that server; never logged"),
    TANLU_FALLBACK("none", "`offline` lets the offline model answer where the other one fails"),
    TANLU_MODEL_SILENCE("90", "seconds the model may say nothing before it is given up"),
    TANLU_MODEL_DEADLINE("300", "seconds a whole answer of the model may take"),
    TANLU_MODEL_PRICE(
        "",
        "price of a million tokens sent and received, such as `2/8 CNY`; answers then hold their"
            + " cost"),
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
    TANLU_DATABASE(
        "sqlite",
        "where the server keeps conversations: `sqlite` (a file in `TANLU_HOME`), or"
            + " `postgresql://user:password@host:port/name`, never logged with its password"),
    TANLU_RETENTION(
        "",
        "days after which a conversation nobody goes on with is deleted; empty keeps it for ever"),
    TANLU_TOKENS(
        "",
        "access tokens of the server, `name:role:secret[:last-day]` with commas between; roles"
            + " `viewer`, `analyst`, `admin`; needed to listen beyond loopback; never logged"),
    TANLU_LOG(
        "text",
        "`json` logs each request and answer of the server to standard error, one JSON object a"
            + " line; `text` failures and administrative acts alone"),
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
    if (!Set.of("text", "json").contains(Name.TANLU_LOG.in(environment).orElse("text"))) {
      throw new InvalidException(
          "TANLU_LOG must be text or json, not " + environment.get("TANLU_LOG") + ".");
    }
    return new Settings(
        Name.TANLU_MODEL.in(environment).orElse(OFFLINE),
        Name.TANLU_MODEL_API.in(environment).map(Settings::format).orElse(WireFormat.OPENAI),
        Name.TANLU_BASE_URL.in(environment).map(Settings::address),
        Name.TANLU_API_KEY.in(environment),
        Name.TANLU_FALLBACK.in(environment).map(Settings::fallsBack).orElse(false),
        new Patience(
            seconds(Name.TANLU_MODEL_SILENCE, environment, Patience.STANDARD.silence()),
            seconds(Name.TANLU_MODEL_DEADLINE, environment, Patience.STANDARD.deadline()),
            Patience.STANDARD.pause()),
        Name.TANLU_MODEL_PRICE.in(environment).map(Settings::priced),
        Name.TANLU_VECTORS.in(environment).map(Settings::on).orElse(true),
        Name.TANLU_CORPUS.in(environment).map(Settings::cluster),
        Name.TANLU_HOME
            .in(environment)
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".tanlu"))
            .toAbsolutePath(),
        Name.TANLU_DATASET.in(environment).orElse(Dataset.EMBEDDED),
        Name.TANLU_DATABASE
            .in(environment)
            .filter(value -> !value.equals("sqlite"))
            .map(Settings::database),
        Name.TANLU_RETENTION.in(environment).map(Settings::days),
        Name.TANLU_TOKENS.in(environment));
  }

  /// Whether the log is JSON; needed before anything else is read.
  public static boolean logsJson(Map<String, String> environment) {
    return Name.TANLU_LOG.in(environment).filter("json"::equals).isPresent();
  }

  /// The datasets there are: the embedded one and those imported under the home folder.
  public Datasets datasets() {
    return new Datasets(Dataset.embedded(), home.resolve("datasets"));
  }

  /// The same but that a failing model is not replaced.
  public Settings withoutFallback() {
    return new Settings(
        model, modelApi, baseUrl, apiKey, false, patience, price, vectors, corpus, home, dataset,
        database, retention, tokens);
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

  private static WireFormat format(String value) {
    return Arrays.stream(WireFormat.values())
        .filter(format -> format.code().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidException(
                    "TANLU_MODEL_API must be openai, mistral or ollama, not " + value + "."));
  }

  private static boolean fallsBack(String value) {
    return switch (value) {
      case OFFLINE -> true;
      case "none" -> false;
      default ->
          throw new InvalidException("TANLU_FALLBACK must be offline or none, not " + value + ".");
    };
  }

  private static Duration seconds(Name name, Map<String, String> environment, Duration standard) {
    Optional<String> value = name.in(environment);
    if (value.isEmpty()) {
      return standard;
    }
    // As milliseconds, to the longest a timer is good for.
    if (value.get().matches("\\d{1,6}(\\.\\d{1,3})?")) {
      Duration time = Duration.ofMillis(new BigDecimal(value.get()).movePointRight(3).longValue());
      if (time.isPositive()) {
        return time;
      }
    }
    throw new InvalidException(
        "%s must be a number of seconds such as 90 or 0.5, not %s.".formatted(name, value.get()));
  }

  private static Price priced(String value) {
    return Price.read(value)
        .orElseThrow(
            () ->
                new InvalidException(
                    "TANLU_MODEL_PRICE must be the price of a million tokens sent and received with"
                        + " its currency, such as 2/8 CNY, not "
                        + value
                        + "."));
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

  private static DatabaseAddress database(String value) {
    try {
      return DatabaseAddress.of(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidException("TANLU_DATABASE must be " + e.getMessage() + ".");
    }
  }

  private static Duration days(String value) {
    if (value.matches("[1-9]\\d{0,4}")) {
      return Duration.ofDays(Long.parseLong(value));
    }
    throw new InvalidException(
        "TANLU_RETENTION must be a number of days such as 90, not " + value + ".");
  }

  @Override
  public String toString() {
    return "Settings[model=%s, modelApi=%s, baseUrl=%s, apiKey=%s, vectors=%s, corpus=%s, home=%s, dataset=%s]"
        .formatted(
            model,
            modelApi.code(),
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
