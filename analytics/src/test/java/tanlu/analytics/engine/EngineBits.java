package tanlu.analytics.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;

/// Every number of the engine, one after the other: on a large drawn economy and on the tables of
/// all provinces.
public final class EngineBits {
  private static final int LARGE = 1302;
  private static final int MIDDLE = 301;

  private final DoubleConsumer out;

  private EngineBits(DoubleConsumer out) {
    this.out = out;
  }

  public static void of(Dataset data, DoubleConsumer out) {
    EngineBits bits = new EngineBits(out);
    bits.drawn(LARGE, 31);
    bits.all(LuFactors.of(matrix(MIDDLE), MIDDLE).inverse());
    IoTable nation = data.table(data.nation(), 2017).orElseThrow();
    for (var province : data.provinces()) {
      IoTable table = data.table(province, 2017).orElseThrow();
      double[] intensity =
          data.inventory(province, 2017)
              .map(inventory -> EmissionIntensity.of(table, inventory).values())
              .orElseGet(() -> new Random(7).doubles(table.size()).toArray());
      bits.table(table, nation, intensity);
    }
  }

  private void drawn(int n, int provinces) {
    double[] a = new Random(1).doubles((long) n * n, 0, 1.2 / n).toArray();
    Model model = Model.of("drawn", a, new double[n], Integer::toString);
    double[] f = new Random(2).doubles(n).toArray();
    double[] y = new Random(3).doubles(n).toArray();
    double[] m = model.multipliers(f);
    all(m);
    all(model.output(y));
    all(model.output(new Random(4).doubles((long) n * provinces).toArray(), provinces));
    paths(StructuralPaths.upstream(model, f, 7, 1 / m[7], 1e-4, 50));
    IntStream.Builder sectors = IntStream.builder();
    for (int p = 0; p < provinces; p++) {
      sectors.add(p * (n / provinces) + 5);
    }
    effect(
        new WhatIf(model, f, y)
            .of(
                sectors
                    .build()
                    .<WhatIf.Change>mapToObj(s -> new WhatIf.Change.Purchases(s, -.1))
                    .toList()),
        n);
  }

  private void table(IoTable table, IoTable nation, double[] f) {
    int n = table.size();
    double[][] flows = new double[n][n];
    double[][] national = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        flows[i][j] = table.flow(i, j);
        national[i][j] = nation.model(Model.Coefficients.TOTAL_USE).coefficient(i, j);
      }
    }
    double[] x = IntStream.range(0, n).mapToDouble(table::grossOutput).toArray();
    double[] nationalX = IntStream.range(0, n).mapToDouble(nation::grossOutput).toArray();
    double[] y = IntStream.range(0, n).mapToDouble(table::finalDemand).toArray();
    double[][] a = Leontief.technicalCoefficients(flows, x);
    double[][] b = Ghosh.allocationCoefficients(flows, x);
    double[][] l = table.model(Model.Coefficients.TOTAL_USE).leontiefInverse();
    double[][] g = Ghosh.inverse(b);
    all(l);
    all(g);
    all(table.model(Model.Coefficients.LOCAL_SHARE).multipliers(f));
    all(Linkages.backward(l), Linkages.forwardFromGhosh(g), Linkages.emissionForward(f, g));
    all(Extraction.total(l, x, 5), Extraction.forward(g, x, 5), PriceModel.change(l, f));
    paths(StructuralPaths.upstream(a, f, 27, 1, 1e-4, 20));
    paths(StructuralPaths.downstream(b, f, 5, 1, 1e-4, 20));
    var account = new ConsumptionAccount(table, f, Multipliers.simple(f, l));
    table.finalUses().forEach(use -> all(account.local(use), account.outside(use)));
    Scopes scopes = new Scopes(f, a, 24);
    all(scopes.two(3), scopes.threeUpstream(3));
    Sda.Effects sda = Sda.meanOfAllOrders(Sda.Year.of(f, national, y), Sda.Year.of(f, a, x));
    all(sda.intensity(), sda.structure(), sda.demand());
    double[][] before = new double[n][];
    double[][] after = new double[n][];
    for (int i = 0; i < n; i++) {
      before[i] = new double[] {nationalX[i] + 1, national[i][i] + .01};
      after[i] = new double[] {x[i] + 1, a[i][i] + .01};
    }
    all(Lmdi.additive(before, after), Lmdi.multiplicative(before, after));
    all(Flq.coefficients(x, nationalX, national, .3));
    all(FlowNetwork.eigenvectorCentrality(flows), FlowNetwork.inDegree(flows));
    all(BoxCox.widths(Arrays.stream(x).filter(value -> value > 0).toArray()));
    effect(
        new WhatIf(table.model(Model.Coefficients.LOCAL_SHARE), f, y)
            .of(
                List.of(
                    new WhatIf.Change.Demand(26, -.1),
                    new WhatIf.Change.Use(23, -.05),
                    new WhatIf.Change.Input(1, 23, -.5))),
        n);
  }

  private void effect(WhatIf.Effect effect, int n) {
    for (int i = 0; i < n; i++) {
      all(effect.outputChange(i), effect.emissionsChange(i));
    }
  }

  private void paths(StructuralPaths found) {
    found.paths().forEach(path -> all(path.emissions(), path.sectors().getLast()));
    all(found.remainder(), found.footprint());
  }

  private void all(double[]... rows) {
    for (double[] row : rows) {
      all(row);
    }
  }

  private void all(double... values) {
    for (double value : values) {
      out.accept(value);
    }
  }

  /// Like `I − A`, but with some rows to exchange.
  private static double[] matrix(int n) {
    Random random = new Random(1);
    double[] m = new double[n * n];
    for (int k = 0; k < m.length; k++) {
      m[k] = -1.2 * random.nextDouble() / n;
    }
    for (int i = 0; i < n; i++) {
      m[i * n + i] += i % 50 == 1 ? 1e-3 : 1;
    }
    return m;
  }
}
