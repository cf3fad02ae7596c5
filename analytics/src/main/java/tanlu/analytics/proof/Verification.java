package tanlu.analytics.proof;

/// How far a figure was checked against its publisher: against the official text, against a
/// secondary report of it, or not at all.
public enum Verification {
  OFFICIAL,
  SECONDARY,
  UNVERIFIED
}
