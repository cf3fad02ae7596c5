package tanlu.analytics.proof;

/// Who published a figure.
///
/// @param publisher the publisher's name, in both languages
/// @param verification how far it was checked
public record Source(Text publisher, Verification verification) {}
