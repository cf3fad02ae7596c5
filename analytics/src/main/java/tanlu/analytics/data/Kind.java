package tanlu.analytics.data;

/// What a dataset is: estimated by this project, as an office published it, or brought by a user.
public enum Kind {
  MODELLED,
  OFFICIAL,
  IMPORTED
}
