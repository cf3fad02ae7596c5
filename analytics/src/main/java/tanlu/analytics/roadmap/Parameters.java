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
import tanlu.analytics.proof.Text;

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

  /// The same parameters with some levers on a course of their own.
  ///
  /// @param changes values by year, by lever
  /// @throws ParameterException where a lever is not known, or a value or year is out of bounds
  public Parameters with(Map<String, Map<Integer, Double>> changes) {
    Map<String, Lever> own = new LinkedHashMap<>(levers);
    changes.forEach((key, points) -> own.put(key, changed(key, points)));
    return with(growth, sink, draws, own, imports);
  }

  /// The same parameters with a region's real GDP growing at a rate of one's own to the horizon.
  ///
  /// @param rate % a year
  public Parameters growing(String region, double rate) {
    Map<String, List<Driver>> own = new LinkedHashMap<>(growth);
    own.put(region, List.of(new Driver(Start.NOWCAST + 1, Start.LAST, Band.of(rate), ASKED)));
    return with(own, sink, draws, levers, imports);
  }

  /// The same parameters with a land sink of one's own in a region, the same in every year.
  ///
  /// @param tonnes Mt CO2 a year
  public Parameters sinking(String region, double tonnes) {
    Map<String, List<Driver>> own = new LinkedHashMap<>(sink);
    own.put(region, List.of(new Driver(Start.LAST, Start.LAST, Band.of(tonnes), ASKED_SINK)));
    return with(growth, own, draws, levers, imports);
  }

  /// The same parameters with another number of draws.
  public Parameters drawing(int number) {
    return with(growth, sink, number, levers, imports);
  }

  /// The same parameters with a share of imported power of one's own in a region.
  Parameters importing(String region, PowerImports share) {
    Map<String, PowerImports> own = new LinkedHashMap<>(imports);
    own.put(region, share);
    return with(growth, sink, draws, levers, own);
  }

  /// Whether the share of imported power of a region leaves its start.
  boolean movesImports(String region) {
    PowerImports held = imports.get(region);
    return held != null && !held.later().isEmpty();
  }

  private Parameters with(
      Map<String, List<Driver>> growing,
      Map<String, List<Driver>> sinking,
      int drawing,
      Map<String, Lever> acting,
      Map<String, PowerImports> importing) {
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
        acting,
        importing,
        own);
  }

  private Lever changed(String key, Map<Integer, Double> points) {
    Lever lever = levers.get(key);
    if (lever == null) {
      String known = String.join(", ", levers.keySet());
      throw new ParameterException(
          Text.of(
              "没有名为" + key + "的措施，可用的有：" + known,
              "there is no lever " + key + "; expected one of " + known));
    }
    points.forEach((year, value) -> check(lever, year, value));
    if (points.isEmpty()) {
      throw new ParameterException(
          Text.of(
              "措施" + key + "没有给出年份，至少要一个", "lever " + key + " has no year; expected one or more"));
    }
    return lever.with(points);
  }

  private static void check(Lever lever, int year, double value) {
    int first = lever.startYear() + 1;
    if (year < first || year > Start.LAST) {
      throw new ParameterException(
          Text.of(
              "措施" + lever.key() + "的年份是" + year + "，应在" + first + "到" + Start.LAST + "之间",
              "lever "
                  + lever.key()
                  + " in "
                  + year
                  + ": expected a year from "
                  + first
                  + " to "
                  + Start.LAST));
    }
    boolean percent = lever.effect() == Lever.Effect.SHARE || lever.effect() == Lever.Effect.RATE;
    if (!(value >= 0) || (percent && value > 100)) {
      throw new ParameterException(
          Text.of(
              "措施"
                  + lever.key()
                  + "在"
                  + year
                  + "年为"
                  + value
                  + "，应"
                  + (percent ? "为0到100%" : "不小于0"),
              "lever "
                  + lever.key()
                  + " in "
                  + year
                  + " is "
                  + value
                  + "; expected "
                  + (percent ? "0 to 100 %" : "0 or more")));
    }
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
