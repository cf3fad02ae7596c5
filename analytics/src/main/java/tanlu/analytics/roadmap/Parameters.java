package tanlu.analytics.roadmap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything a roadmap assumes, as `roadmap.yaml` says it.
///
/// @param file where it was read from
/// @param growth of real GDP, % a year, by region
/// @param population million people
/// @param secondary share of industry and construction in GDP, %
/// @param sink land sink in Mt CO2 a year, for regions that have their own
/// @param intensityFall fall of CO2 per real GDP over the years since the last inventory, %
/// @param flags what a yearly fall is flagged from, %
/// @param tableError of the estimated table, % of a change of output
/// @param levers by key, in the order they act
/// @param imports of power, for regions whose share is held
/// @param own what a file of the user's own sets instead, e.g. `growth.GD`, `levers.steel.eaf`
public record Parameters(
    String file,
    Map<String, List<Driver>> growth,
    Map<String, List<Driver>> population,
    Map<String, List<Driver>> secondary,
    Map<String, List<Driver>> sink,
    Driver intensityFall,
    Map<String, Driver> flags,
    int seed,
    int draws,
    double tableError,
    Map<String, Lever> levers,
    Map<String, PowerImports> imports,
    List<String> own) {

  /// The source of a growth that whoever asks gives.
  static final String ASKED = "growth.asked";

  /// The source of a land sink that whoever asks gives.
  static final String ASKED_SINK = "sink.asked";

  /// The source of a lever's course that whoever asks gives.
  static final String ASKED_LEVER = "lever.asked";

  /// The file inside the jar.
  public static Parameters standard() {
    return Holder.STANDARD;
  }

  private static final class Holder {
    static final Parameters STANDARD = embedded();
  }

  private static Parameters embedded() {
    try (InputStream in = Parameters.class.getResourceAsStream("roadmap.yaml")) {
      if (in == null) {
        throw new ParameterException("the jar has no roadmap.yaml");
      }
      return read("roadmap.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ParameterException("roadmap.yaml cannot be read", e);
    }
  }

  /// Reads a parameter file.
  ///
  /// @param file its name, for messages
  /// @throws ParameterException naming file, line and column of what cannot be used
  public static Parameters read(String file, String text) {
    return ParameterFile.read(file, text);
  }

  /// The standard parameters with those that `roadmap.yaml` in a home folder sets instead, where
  /// there is one.
  ///
  /// @throws ParameterException naming file, line and column of what cannot be used
  public static Parameters at(Path home) {
    Path file = home.resolve("roadmap.yaml");
    if (!Files.exists(file)) {
      return standard();
    }
    try {
      return OwnParameterFile.over(standard(), file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ParameterException(file + " cannot be read: expected UTF-8 text", e);
    }
  }

  /// What the parameters say, the first twelve digits of its SHA-256: the same values, the same
  /// hash, wherever the file lies and however it is written.
  public String hash() {
    List<Object> values =
        List.of(
            new TreeMap<>(growth),
            new TreeMap<>(population),
            new TreeMap<>(secondary),
            new TreeMap<>(sink),
            intensityFall,
            new TreeMap<>(flags),
            seed,
            draws,
            tableError,
            List.copyOf(levers.values()),
            new TreeMap<>(imports));
    String said = values.toString().replace(file, "roadmap.yaml");
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The same parameters with a region's real GDP growing at a rate of one's own to the horizon.
  ///
  /// @param rate % a year
  public Parameters growing(String region, double rate) {
    Map<String, List<Driver>> own = new LinkedHashMap<>(growth);
    own.put(region, List.of(new Driver(Start.NOWCAST + 1, Start.LAST, Band.of(rate), ASKED)));
    return with(own, sink, draws);
  }

  /// The same parameters with a land sink of one's own in a region, the same in every year.
  ///
  /// @param tonnes Mt CO2 a year
  public Parameters sinking(String region, double tonnes) {
    Map<String, List<Driver>> own = new LinkedHashMap<>(sink);
    own.put(region, List.of(new Driver(Start.LAST, Start.LAST, Band.of(tonnes), ASKED_SINK)));
    return with(growth, own, draws);
  }

  /// The same parameters with another number of draws.
  public Parameters drawing(int number) {
    return with(growth, sink, number);
  }

  /// Whether the share of imported power of a region leaves its start.
  boolean movesImports(String region) {
    PowerImports held = imports.get(region);
    return held != null && !held.later().isEmpty();
  }

  private Parameters with(
      Map<String, List<Driver>> growing, Map<String, List<Driver>> sinking, int drawing) {
    return new Parameters(
        file,
        growing,
        population,
        secondary,
        sinking,
        intensityFall,
        flags,
        seed,
        drawing,
        tableError,
        levers,
        imports,
        own);
  }

  /// The drivers of a region, or the nation's where it has none of its own.
  static List<Driver> of(Map<String, List<Driver>> drivers, String region) {
    List<Driver> found = drivers.getOrDefault(region, drivers.get("CN"));
    if (found == null) {
      throw new ParameterException("the parameters hold nothing for CN; expected the nation's");
    }
    return found;
  }
}
