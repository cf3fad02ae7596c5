package tanlu.assistant.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A conversation, read whole.
///
/// @param dataset the dataset it is about, once one was named
/// @param link by which anybody may read it; empty where it is not shared
/// @param files names, in the order they were sent
/// @param answers oldest first
public record KeptConversation(
    String id,
    String title,
    Instant created,
    Instant updated,
    Optional<String> dataset,
    Optional<String> link,
    List<String> files,
    List<KeptAnswer> answers) {}
