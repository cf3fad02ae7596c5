package tanlu.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.engine.Leontief;

/// Central Bank of Chile 2013, 12 sectors, with multipliers printed to three digits [P]. Two of
/// them (1.6447 printed as 1.65, 1.4347 as 1.44) are a unit of the last digit high.
class ChileTest {
  private static final double[] PRINTED = {
    1.89, 1.57, 1.88, 1.87, 1.86, 1.75, 1.65, 1.44, 1.37, 1.44, 1.40, 1.36
  };

  private static double[][] numbers(String name) throws IOException {
    List<String> lines = Files.readAllLines(SharedData.find("leontief_chile/" + name));
    return lines.stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",", -1)).skip(1).mapToDouble(Double::parseDouble))
        .map(java.util.stream.DoubleStream::toArray)
        .toArray(double[][]::new);
  }

  @Test
  void outputMultipliersOfChileAreThePrintedOnes() throws IOException {
    double[][] flows = numbers("transaction_matrix.csv");
    double[] output =
        Arrays.stream(numbers("wage_demand_matrix.csv"))
            .mapToDouble(row -> row[row.length - 1])
            .toArray();
    double[] ones = new double[12];
    Arrays.fill(ones, 1);
    double[] multipliers =
        Leontief.times(ones, Leontief.inverse(Leontief.technicalCoefficients(flows, output)));
    for (int i = 0; i < 12; i++) {
      assertThat(multipliers[i]).as("sector " + (i + 1)).isCloseTo(PRINTED[i], within(0.006));
    }
  }
}
