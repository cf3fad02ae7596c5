package tanlu.analytics.engine;

/// Hypothetical extraction: the gross output each sector loses when sector k is cut out. Miller &
/// Blair (2009), section 12.2.6.
///
/// Cutting out a row or a column changes `I − A` by rank one, so the loss needs no second
/// inversion: it is a column of L (or a row of G) scaled to what the sector has. Dotted with an
/// emission intensity the loss becomes emissions that rest on the sector.
public final class Extraction {
  private Extraction() {}

  /// Total extraction: neither buys nor sells nor meets final demand. Loss `L_·k x_k / l_kk`, of
  /// which `x_k` is the sector's own output.
  ///
  /// @param inverse L, n × n
  /// @param grossOutput x, with `x = L y`
  /// @param sector k
  public static double[] total(double[][] inverse, double[] grossOutput, int sector) {
    double scale = grossOutput[sector] / inverse[sector][sector];
    double[] loss = new double[grossOutput.length];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = inverse[i][sector] * scale;
    }
    return loss;
  }

  /// Backward extraction: column k of A is 0, so the sector buys nothing, its demand staying as it
  /// is. Loss `(L_·k − e_k) x_k / l_kk`.
  public static double[] backward(double[][] inverse, double[] grossOutput, int sector) {
    double[] loss = total(inverse, grossOutput, sector);
    loss[sector] -= grossOutput[sector] / inverse[sector][sector];
    return loss;
  }

  /// Forward extraction: row k of B is 0, so the sector sells to final demand only. Loss `(G_k· −
  /// e_k) x_k / g_kk`.
  ///
  /// @param ghoshInverse G, n × n
  /// @param grossOutput x, with `x = v G`
  public static double[] forward(double[][] ghoshInverse, double[] grossOutput, int sector) {
    double scale = grossOutput[sector] / ghoshInverse[sector][sector];
    double[] loss = new double[grossOutput.length];
    for (int j = 0; j < loss.length; j++) {
      loss[j] = ghoshInverse[sector][j] * scale;
    }
    loss[sector] -= scale;
    return loss;
  }
}
