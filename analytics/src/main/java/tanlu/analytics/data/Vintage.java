package tanlu.analytics.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tanlu.analytics.proof.Text;

/// The two classifications of 42 sectors. They carry the same codes for different things (24 is
/// repair in one and power in the other) and are never compared silently.
public enum Vintage {
  /// Tables of 2012 and 2015.
  V2012("sectors-2012"),
  /// Tables of 2017, 2018 and 2020.
  V2017("sectors-2017");

  private final List<Sector> sectors;
  private final Map<String, Integer> places;

  Vintage(String resource) {
    this.sectors =
        DataTable.records(resource).stream()
            .map(
                record ->
                    new Sector(
                        record.get("code"), Text.of(record.get("name_zh"), record.get("name_en"))))
            .toList();
    this.places =
        IntStream.range(0, sectors.size())
            .boxed()
            .collect(Collectors.toMap(i -> sectors.get(i).code(), i -> i));
  }

  public static Vintage ofTable(int year) {
    return year < 2017 ? V2012 : V2017;
  }

  /// The 42 sectors in the order of their codes.
  public List<Sector> sectors() {
    return sectors;
  }

  public Sector sector(int index) {
    return sectors.get(index);
  }

  /// The position of a code, 0 to 41.
  ///
  /// @throws DatasetException where the vintage has no such code
  public int indexOf(String code) {
    Integer place = places.get(code);
    if (place == null) {
      throw new DatasetException("no sector " + code + " in " + this);
    }
    return place;
  }

  public int size() {
    return sectors.size();
  }
}
