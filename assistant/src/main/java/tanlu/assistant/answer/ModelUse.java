package tanlu.assistant.answer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.ModelFault;

/// The language model behind an answer and what it took.
///
/// @param name as `TANLU_MODEL` names it
/// @param requests made to it for this answer
/// @param counted those of them whose tokens the model's server told
/// @param inputTokens of the counted requests
/// @param outputTokens of the counted requests
/// @param cost by the prices the user set; null where there are none or a request is not counted
/// @param currency of the cost
/// @param fault why it did not finish and the offline model answered instead; null where it did
public record ModelUse(
    String name,
    int requests,
    int counted,
    long inputTokens,
    long outputTokens,
    @Nullable BigDecimal cost,
    @Nullable String currency,
    @Nullable ModelFault fault) {}
