package tanlu.assistant;

import org.jspecify.annotations.Nullable;

/// The language model failed. The message is the fault's English sentence for the user; the cause,
/// where there is one, may hold words of the model's server and is for nobody's eyes but a
/// debugger's.
public final class ModelException extends RuntimeException {
  private final ModelFault fault;

  public ModelException(ModelFault fault, @Nullable Throwable cause) {
    super(fault.sentence().en(), cause);
    this.fault = fault;
  }

  public ModelException(ModelFault fault) {
    this(fault, null);
  }

  public ModelFault fault() {
    return fault;
  }
}
