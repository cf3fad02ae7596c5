package tanlu.evals.statistics;

/// How far a judge agrees with labels beyond chance, `κ = (p_o − p_e) / (1 − p_e)`, and what the
/// rate it reports is once its errors are taken out.
///
/// Cohen (1960), Educational and Psychological Measurement 20(1); Rogan and Gladen (1978), American
/// Journal of Epidemiology 107(1).
///
/// @param bothPass labelled good, judged good
/// @param missed labelled good, judged bad
/// @param passedWrongly labelled bad, judged good
/// @param bothFail labelled bad, judged bad
public record Kappa(int bothPass, int missed, int passedWrongly, int bothFail) {
  public int n() {
    return bothPass + missed + passedWrongly + bothFail;
  }

  /// Not a number where chance alone agrees always, as when all labels are the same.
  public double value() {
    double n = n();
    double observed = (bothPass + bothFail) / n;
    double good = (bothPass + missed) / n * ((bothPass + passedWrongly) / n);
    double bad = (passedWrongly + bothFail) / n * ((missed + bothFail) / n);
    double chance = good + bad;
    return (observed - chance) / (1 - chance);
  }

  public double sensitivity() {
    return (double) bothPass / (bothPass + missed);
  }

  public double specificity() {
    return (double) bothFail / (passedWrongly + bothFail);
  }

  /// The rate of good answers behind a judged rate, `(r + sp − 1) / (se + sp − 1)`, from 0 to 1;
  /// not a number where the judge tells nothing apart.
  public double corrected(double judged) {
    double apart = sensitivity() + specificity() - 1;
    return apart <= 0 ? Double.NaN : Math.min(1, Math.max(0, (judged + specificity() - 1) / apart));
  }
}
