package tanlu.analytics;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tanlu.analytics.analysis.EmissionsProfile;
import tanlu.analytics.analysis.Figures;
import tanlu.analytics.analysis.Footprint;
import tanlu.analytics.analysis.FootprintOrigins;
import tanlu.analytics.analysis.IndustryNetwork;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.EngineBits;
import tanlu.analytics.roadmap.Ask;
import tanlu.analytics.roadmap.Parameters;
import tanlu.analytics.roadmap.Roadmap;
import tanlu.analytics.roadmap.Scenario;

/// One hash over the bits of all results, of the engine and of the analyses. Its `main` prints it,
/// for a virtual machine of another kind.
final class SameBits {
  private final MessageDigest digest;

  private SameBits() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
  }

  public static void main(String[] args) throws NoSuchAlgorithmException {
    System.out.println(hash());
  }

  static String hash() throws NoSuchAlgorithmException {
    SameBits bits = new SameBits();
    Dataset data = Dataset.embedded();
    EngineBits.of(data, bits::add);
    for (Region region : data.regions()) {
      bits.add(IndustryNetwork.of(data, region, 2017, .05));
      if (data.inventory(region, 2017).isPresent()) {
        bits.add(Footprint.of(data, region, 2017));
        bits.add(EmissionsProfile.of(data, region, 2017));
        bits.add(Roadmap.of(data, Parameters.standard(), Ask.of(region, Scenario.STATED)));
      }
    }
    bits.multiRegional(data);
    return HexFormat.of().formatHex(bits.digest.digest());
  }

  /// The table by origin as it is estimated, and a footprint on its factors.
  private void multiRegional(Dataset data) {
    MultiRegionalTable table = data.multiRegional(2017).orElseThrow();
    for (int i = 0; i < table.size(); i++) {
      for (int j = 0; j < table.size(); j++) {
        add(table.flow(i, j));
      }
    }
    add(FootprintOrigins.of(data, data.region("GD").orElseThrow(), 2017));
  }

  private void add(Record result) {
    Figures.in(result).values().forEach(figure -> add(figure.value()));
  }

  private void add(double value) {
    digest.update(ByteBuffer.allocate(8).putLong(Double.doubleToRawLongBits(value)).array());
  }
}
