package tanlu.assistant.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.proof.Language;

/// Contrast by WCAG 2.2; colour vision deficiencies by the matrices of Machado et al. (2009),
/// severity 1; differences as CIE76 in CIELAB.
class PaletteTest {
  private static final double[][][] VISIONS = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}},
    {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}},
    {{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}
  };

  @Test
  void everyColourStandsOutFromALightAndADarkPage() {
    for (double[] colour : palette()) {
      assertThat(1.05 / (luminance(colour) + .05)).isGreaterThan(3);
      assertThat((luminance(colour) + .05) / (luminance(linear("#1e1e1e")) + .05)).isGreaterThan(3);
    }
  }

  @Test
  void everyTwoColoursDifferForEveryKindOfColourVision() {
    List<double[]> palette = palette();
    for (double[][] vision : VISIONS) {
      for (int i = 0; i < palette.size(); i++) {
        for (int j = 0; j < i; j++) {
          assertThat(distance(lab(seen(vision, palette.get(i))), lab(seen(vision, palette.get(j)))))
              .isGreaterThan(10);
        }
      }
    }
  }

  private static List<double[]> palette() {
    List<double[]> colours = new ArrayList<>();
    Samples.line().option(Language.EN).get("color").forEach(c -> colours.add(linear(c.asText())));
    return colours;
  }

  private static double[] linear(String hex) {
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      rgb[i] = c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4);
    }
    return rgb;
  }

  private static double luminance(double[] rgb) {
    return .2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2];
  }

  private static double[] seen(double[][] vision, double[] rgb) {
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = vision[i][0] * rgb[0] + vision[i][1] * rgb[1] + vision[i][2] * rgb[2];
      seen[i] = Math.clamp(c, 0, 1);
    }
    return seen;
  }

  private static double[] lab(double[] rgb) {
    double x = root((.4124 * rgb[0] + .3576 * rgb[1] + .1805 * rgb[2]) / .9505);
    double y = root(luminance(rgb));
    double z = root((.0193 * rgb[0] + .1192 * rgb[1] + .9505 * rgb[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double root(double t) {
    return t > .008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }
}
