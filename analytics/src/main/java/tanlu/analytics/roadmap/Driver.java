package tanlu.analytics.roadmap;

/// What an economy does over a period, or stands at in a year.
///
/// @param from first year
/// @param to last year, the same as the first for a level
/// @param source the assumption it is taken from
public record Driver(int from, int to, Band band, String source) {}
