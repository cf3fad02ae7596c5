package tanlu.assistant.chart;

import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// What stands over and under every chart.
///
/// @param unit the unit of the plotted values
/// @param source publisher, data kind and year, in words
public record Heading(Text title, Unit unit, Text source) {}
