package tanlu.analytics.data;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// What suppliers of one kind deliver to every using sector and to every final use of every
/// province, in 100 million yuan. Row-major arrays.
public final class Deliveries {
  private final int rows;
  private final int columns;
  private final int regions;
  private final double[] inputs;
  private final Map<FinalUse, double[]> uses;

  /// @param rows the suppliers
  /// @param columns the using sectors of all provinces
  /// @param inputs rows × columns; kept, not copied, for it may take megabytes
  /// @param uses by final use rows × regions; kept, not copied
  public Deliveries(
      int rows, int columns, int regions, double[] inputs, Map<FinalUse, double[]> uses) {
    if (inputs.length != rows * columns) {
      throw new DatasetException(
          inputs.length + " inputs; expected " + rows + " × " + columns + " = " + rows * columns);
    }
    uses.forEach(
        (use, values) -> {
          if (values.length != rows * regions) {
            throw new DatasetException(
                values.length + " of " + use + "; expected " + rows + " × " + regions);
          }
        });
    this.rows = rows;
    this.columns = columns;
    this.regions = regions;
    this.inputs = inputs;
    this.uses = new EnumMap<>(FinalUse.class);
    this.uses.putAll(uses);
  }

  /// No suppliers of this kind.
  public static Deliveries none(int columns, int regions) {
    return new Deliveries(0, columns, regions, new double[0], Map.of());
  }

  public int rows() {
    return rows;
  }

  /// What a supplier delivers to a using sector.
  public double input(int row, int column) {
    return inputs[row * columns + column];
  }

  public Set<FinalUse> uses() {
    return uses.keySet();
  }

  /// What a supplier delivers to a final use of a province.
  public double use(FinalUse use, int row, int region) {
    double[] values = uses.get(use);
    return values == null ? 0 : values[row * regions + region];
  }
}
