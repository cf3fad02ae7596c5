package tanlu.evals.synth;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tanlu.analytics.proof.Text;

/// The names and texts cases are made with beside what the dataset holds, `names.yaml`.
///
/// @param nowhere places that are no province
/// @param alike pairs of provinces taken for one another
/// @param attacks what a document asks of whoever reads it
/// @param superseded documents and what took their place
/// @param plans the number of a province's peaking plan, by abbreviation
/// @param sectors everyday names by the official Chinese one
record Names(
    List<Text> nowhere,
    List<List<String>> alike,
    List<Text> attacks,
    List<Superseded> superseded,
    Map<String, String> plans,
    Map<String, List<Text>> sectors) {
  static final Names ALL = read("names.yaml", Names.class);

  record Superseded(Text old, String now) {}

  /// Reads a file of this package, strictly.
  static <T> T read(String file, Class<T> type) {
    try (InputStream in =
        Objects.requireNonNull(Names.class.getResourceAsStream("/tanlu/evals/synth/" + file))) {
      return YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
