package tanlu.evals.subject;

/// Sends a JSON body to an address and returns the JSON that came back.
public interface Exchange {
  /// @throws TargetException where nothing usable came back
  String send(String address, String body);
}
