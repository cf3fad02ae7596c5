package tanlu.assistant.link;

/// Years from the first to the last, both included.
public record YearRange(int from, int to) {}
