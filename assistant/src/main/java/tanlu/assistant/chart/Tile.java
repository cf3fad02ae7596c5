package tanlu.assistant.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tanlu.analytics.proof.Text;

/// A province's square on the tile grid; columns go east, rows north.
///
/// @param code abbreviation, e.g. `GD`
record Tile(String code, int column, int row, Text name) {
  static final List<Tile> ALL = read();

  /// What fits into a square: the Chinese name or the abbreviation.
  Text label() {
    return Text.of(name.zh(), code);
  }

  private static List<Tile> read() {
    try (InputStream file = Tile.class.getResourceAsStream("tiles.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(
              cell ->
                  new Tile(
                      cell[0],
                      Integer.parseInt(cell[1]),
                      Integer.parseInt(cell[2]),
                      Text.of(cell[3], cell[4])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
