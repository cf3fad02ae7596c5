package tanlu.assistant.chart;

/// Data that cannot be drawn honestly, or an option that breaks the chart schema.
public final class ChartException extends RuntimeException {
  ChartException(String message) {
    super(message);
  }
}
