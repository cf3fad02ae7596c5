package tanlu.analytics.data;

/// A file of the dataset is broken or a cell it should hold is missing: a fault of the data, not of
/// the question.
public final class DatasetException extends RuntimeException {
  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
