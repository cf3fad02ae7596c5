package tanlu.analytics.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/// Great-circle distances between the capitals of provinces, in km.
///
/// Haversine, `d = 2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))`, R the mean radius of the
/// Earth; [StrictMath], so that every processor gives the same bits.
final class Capitals {
  static final String TABLE = "capitals";

  private static final double RADIUS = 6371.0088;

  private record Position(double latitude, double longitude) {}

  private final Map<String, Position> positions = new HashMap<>();

  Capitals() {
    for (CSVRecord record : DataTable.records(TABLE)) {
      positions.put(
          record.get("province"),
          new Position(radians(record, "latitude"), radians(record, "longitude")));
    }
  }

  private static double radians(CSVRecord record, String column) {
    return StrictMath.toRadians(Double.parseDouble(record.get(column)));
  }

  double distance(Region from, Region to) {
    Position a = position(from);
    Position b = position(to);
    double across = StrictMath.sin((b.latitude - a.latitude) / 2);
    double along = StrictMath.sin((b.longitude - a.longitude) / 2);
    double half =
        across * across + StrictMath.cos(a.latitude) * StrictMath.cos(b.latitude) * along * along;
    return 2 * RADIUS * StrictMath.asin(StrictMath.sqrt(half));
  }

  /// Distances between all of some provinces, 0 on the diagonal.
  double[][] distances(List<Region> provinces) {
    return provinces.stream()
        .map(from -> provinces.stream().mapToDouble(to -> distance(from, to)).toArray())
        .toArray(double[][]::new);
  }

  private Position position(Region province) {
    Position position = positions.get(province.abbr());
    if (position == null) {
      throw new DatasetException(TABLE + ".csv has no capital of " + province.abbr());
    }
    return position;
  }
}
