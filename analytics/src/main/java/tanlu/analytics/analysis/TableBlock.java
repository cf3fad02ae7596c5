package tanlu.analytics.analysis;

import java.util.List;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.unit.Unit;

/// The flows between some sectors of a table, or all of them, for drawing.
///
/// @param sectors in the order of rows and columns
/// @param flows row i, column j: what i sells to j, in the unit
public record TableBlock(List<Sector> sectors, Unit unit, List<List<Double>> flows) {

  /// The whole table.
  public static TableBlock of(Dataset data, Region region, int year) {
    IoTable table = Held.table(data, region, year);
    return of(table, IntStream.range(0, table.size()).toArray());
  }

  /// A sector with its strongest suppliers and users, in the order of the codes.
  ///
  /// @param most how many sectors at most
  public static TableBlock around(Dataset data, Region region, int year, Sector sector, int most) {
    IoTable table = Held.table(data, region, year);
    int centre = table.vintage().indexOf(sector.code());
    List<Integer> others =
        Totals.ranked(
            IntStream.range(0, table.size()).filter(i -> i != centre).boxed().toList(),
            i -> Math.max(table.flow(i, centre), table.flow(centre, i)));
    return of(
        table,
        IntStream.concat(
                IntStream.of(centre), others.stream().limit(most - 1).mapToInt(Integer::intValue))
            .sorted()
            .toArray());
  }

  private static TableBlock of(IoTable table, int[] places) {
    return new TableBlock(
        IntStream.of(places).mapToObj(table.vintage()::sector).toList(),
        Unit.YI_YUAN,
        IntStream.of(places)
            .mapToObj(i -> IntStream.of(places).mapToObj(j -> table.flow(i, j)).toList())
            .toList());
  }
}
