package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// The small table of two regions and three sectors with two stressors that pymrio publishes with
/// the results its own tests expect. [P], to the digits given there.
class PublishedMultiRegionalTest {
  private static final int REGIONS = 2;
  private static final int SECTORS = 3;
  private static final int PADDED = 42;

  private static final double[][] Z = {
    {10, 5, 1, 6, 5, 7},
    {0, 2, 0, 0, 5, 3},
    {10, 3, 20, 4, 2, 0},
    {5, 0, 0, 1, 10, 9},
    {0, 10, 1, 0, 20, 1},
    {5, 0, 0, 1, 10, 10}
  };
  private static final double[][] Y = {
    {14, 3},
    {2.5, 2.5},
    {13, 6},
    {5, 20},
    {10, 10},
    {3, 10}
  };
  private static final double[][] F = {
    {20, 1, 42, 4, 20, 5},
    {5, 4, 11, 8, 2, 10}
  };
  private static final double[] X = {51, 15, 58, 50, 52, 39};

  private static final double[][] L = {
    {
      1.3387146304736708,
      0.9689762471208287,
      0.05036622549592462,
      0.17820960407435948,
      0.5752019383714646,
      0.4985179148178926
    },
    {
      0.02200779585580331,
      1.3716472861392823,
      0.0076800357678581885,
      0.006557415453762468,
      0.2698335633228079,
      0.15854643902810828
    },
    {
      0.43290422861412026,
      0.8627066565439678,
      1.5492942759220427,
      0.18491657196329184,
      0.44027825642348534,
      0.26630955082840885
    },
    {
      0.18799498787612925,
      0.5244084722329316,
      0.020254008037620782,
      1.0542007368783255,
      0.5816573175534603,
      0.44685014763069275
    },
    {
      0.04400982046095892,
      1.5325472495862535,
      0.05259311578831879,
      0.014602513642445088,
      1.9545285794951548,
      0.2410917825607805
    },
    {
      0.19294222439918532,
      0.5382086951864299,
      0.020787008249137116,
      0.05562707205933412,
      0.596964089068025,
      1.4849251515157111
    }
  };
  private static final double[][] G = {
    {1.33871463, 0.28499301, 0.05727924, 0.1747153, 0.58648041, 0.38121958},
    {0.07482651, 1.37164729, 0.02969614, 0.02185805, 0.93542302, 0.41222074},
    {0.38065717, 0.22311379, 1.54929428, 0.15941084, 0.39473223, 0.17907022},
    {0.19175489, 0.15732254, 0.02349465, 1.05420074, 0.60492361, 0.34854312},
    {0.04316348, 0.44208094, 0.05866155, 0.01404088, 1.95452858, 0.18081884},
    {0.25230906, 0.20700334, 0.03091401, 0.07131676, 0.79595212, 1.48492515}
  };
  private static final double[][] M = {
    {
      0.896638324101429,
      1.7965474933011258,
      1.1666796580507097,
      0.3013124703668342,
      1.4371886818255364,
      0.7177624711634629
    },
    {
      0.3004620527704837,
      0.9052387706892087,
      0.311411003349379,
      0.23778766312079253,
      0.5331560745059157,
      0.6031791628984159
    }
  };
  private static final double[][] M_DOWN = {
    {0.48172779, 0.48999986, 0.74944707, 0.38438353, 0.48030952, 0.50914162},
    {0.26832875, 0.25724662, 0.28759602, 0.1865165, 0.21856841, 0.25216408}
  };
  private static final double[][] D_CBA = {
    {
      14.059498889254174,
      18.863255551508175,
      17.32012296814962,
      8.71616437964097,
      18.863255551508175,
      14.17770265993889
    },
    {
      5.395407054390734,
      7.594657671782178,
      5.857880532237175,
      5.657139420727301,
      7.594657671782178,
      7.900257649080434
    }
  };
  private static final double[][] D_PBA = {
    {20.000000000000004, 1, 42.00000000000001, 4, 20, 5},
    {5.000000000000001, 4, 11, 8, 1.9999999999999998, 10}
  };
  private static final double[][] D_IMP = {
    {
      1.2792573306446737,
      10.499069649181388,
      1.2752266807875912,
      6.604374747509535,
      8.364185902326788,
      10.842115601865368
    },
    {
      2.054905005956757,
      3.9151998960771452,
      1.522271392125981,
      1.743464577633809,
      3.6794577757050337,
      3.221508682410955
    }
  };
  private static final double[][] D_EXP = {
    {
      8.251832343364468,
      0.5304113433404783,
      17.02843256499675,
      1.3307504334524414,
      9.797226856351275,
      1.9255763708099365
    },
    {
      2.062958085841117,
      2.1216453733619134,
      4.459827576546767,
      2.6615008669048827,
      0.9797226856351275,
      3.851152741619873
    }
  };

  private static double[] intensity(int stressor) {
    return PrintedExamplesTest.ratio(F[stressor], X);
  }

  @Test
  void pymrioLeontiefInverse() { // [P]
    double[][] inverse = Leontief.inverse(Leontief.technicalCoefficients(Z, X));
    for (int i = 0; i < X.length; i++) {
      close(inverse[i], within(1e-14), L[i]);
    }
  }

  @Test
  void pymrioGhoshInverse() { // [P]
    double[][] inverse = Ghosh.inverse(Ghosh.allocationCoefficients(Z, X));
    for (int i = 0; i < X.length; i++) {
      close(inverse[i], within(5e-9), G[i]);
    }
  }

  /// Downstream pymrio leaves a sector's own emissions out: `G f − f`.
  @Test
  void pymrioMultipliersOfBothStressorsUpstreamAndDownstream() { // [P]
    double[][] upstream = Leontief.inverse(Leontief.technicalCoefficients(Z, X));
    double[][] downstream = Ghosh.inverse(Ghosh.allocationCoefficients(Z, X));
    for (int stressor = 0; stressor < F.length; stressor++) {
      close(Multipliers.simple(intensity(stressor), upstream), within(1e-14), M[stressor]);
      double[] beyond = Ghosh.multipliers(intensity(stressor), downstream);
      for (int i = 0; i < beyond.length; i++) {
        beyond[i] -= intensity(stressor)[i];
      }
      close(beyond, within(5e-9), M_DOWN[stressor]);
    }
  }

  /// By the region that consumes and the product it buys, and what of it is emitted elsewhere.
  @Test
  void pymrioConsumptionBasedAccountsAndEmissionsInImports() { // [P]
    for (int stressor = 0; stressor < F.length; stressor++) {
      double[] consumption = new double[X.length];
      double[] imports = new double[X.length];
      for (int product = 0; product < SECTORS; product++) {
        EmbodiedEmissions embodied = embodied(padded(intensity(stressor)), product);
        for (int region = 0; region < REGIONS; region++) {
          EmbodiedEmissions.Content content = embodied.finalDemand(region);
          consumption[region * SECTORS + product] = content.total();
          imports[region * SECTORS + product] = content.emittedIn(1 - region);
        }
      }
      close(consumption, within(1e-12), D_CBA[stressor]);
      close(imports, within(1e-12), D_IMP[stressor]);
    }
  }

  /// By the region and sector that emit, and what of it is for consumption elsewhere.
  @Test
  void pymrioProductionBasedAccountsAndEmissionsInExports() { // [P]
    for (int stressor = 0; stressor < F.length; stressor++) {
      double[] production = new double[X.length];
      double[] exports = new double[X.length];
      for (int emitter = 0; emitter < X.length; emitter++) {
        double[] one = new double[X.length];
        one[emitter] = intensity(stressor)[emitter];
        EmbodiedEmissions embodied = embodied(padded(one), -1);
        int region = emitter / SECTORS;
        production[emitter] = embodied.productionBased(region);
        exports[emitter] = embodied.flows()[region][1 - region];
      }
      close(production, within(1e-12), D_PBA[stressor]);
      close(exports, within(1e-12), D_EXP[stressor]);
    }
  }

  /// The table in the classification of 42 sectors, of which three have output.
  ///
  /// @param product the one whose final demand is kept; all for −1
  private static EmbodiedEmissions embodied(double[] intensity, int product) {
    int n = REGIONS * PADDED;
    double[] flows = new double[n * n];
    double[] demand = new double[n * REGIONS];
    for (int i = 0; i < X.length; i++) {
      for (int j = 0; j < X.length; j++) {
        flows[at(i) * n + at(j)] = Z[i][j];
      }
      for (int region = 0; region < REGIONS && (product < 0 || i % SECTORS == product); region++) {
        demand[at(i) * REGIONS + region] = Y[i][region];
      }
    }
    MultiRegionalTable table =
        new MultiRegionalTable(
            IntStream.rangeClosed(1, REGIONS)
                .mapToObj(r -> new Region("reg" + r, "", Text.of("区域" + r, "reg" + r)))
                .toList(),
            2017,
            Kind.IMPORTED,
            padded(X),
            new double[n],
            new Deliveries(n, n, REGIONS, flows, Map.of(FinalUse.HOUSEHOLDS, demand)),
            Deliveries.none(n, REGIONS),
            Deliveries.none(n, REGIONS),
            List.of());
    return new EmbodiedEmissions(table, intensity, new double[PADDED], 0);
  }

  private static int at(int index) {
    return index / SECTORS * PADDED + index % SECTORS;
  }

  private static double[] padded(double[] values) {
    double[] padded = new double[REGIONS * PADDED];
    for (int i = 0; i < values.length; i++) {
      padded[at(i)] = values[i];
    }
    return padded;
  }
}
