package tanlu.assistant;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.KeptFile;
import tanlu.knowledge.Digests;
import tanlu.knowledge.ingest.OwnFile;
import tanlu.knowledge.ingest.OwnFiles;
import tanlu.knowledge.ingest.UnreadableException;

/// The files of conversations, read and indexed in memory; read again from the store where they are
/// not there any more. The least lately used make room.
final class Attached {
  /// Text of files in memory, which with its index must leave room in a heap of 384 MB.
  private static final long CHARACTERS = 5_000_000;

  private final ConversationStore store;
  private final Map<String, OwnFiles> byConversation = new LinkedHashMap<>(16, 0.75f, true);

  Attached(ConversationStore store) {
    this.store = store;
  }

  /// The files of a conversation that is the asker's.
  synchronized Optional<OwnFiles> of(String conversationId) {
    List<String> ids = store.fileIds(conversationId);
    if (ids.isEmpty()) {
      byConversation.remove(conversationId);
      return Optional.empty();
    }
    OwnFiles held = byConversation.get(conversationId);
    if (held != null && held.count() == ids.size()) {
      return Optional.of(held);
    }
    OwnFiles read = new OwnFiles();
    for (String id : ids) {
      store.file(conversationId, id).ifPresent(file -> read.put(readAgain(file)));
    }
    keep(conversationId, read);
    return Optional.of(read);
  }

  private static OwnFile.Accepted readAgain(KeptFile file) {
    try {
      if (read(file.name(), file.content()) instanceof OwnFile.Accepted accepted) {
        return accepted;
      }
    } catch (UnreadableException e) {
      throw new IllegalStateException("a kept file cannot be read again", e);
    }
    throw new IllegalStateException("a kept file is not accepted any more: " + file.id());
  }

  private static OwnFile read(String name, byte[] bytes) throws UnreadableException {
    return OwnFile.read(name, bytes, Digests.embedded(), LocalDate.now(ZoneId.systemDefault()));
  }

  /// Takes a file in; it is kept before this returns.
  Upload take(String owner, String conversationId, String name, byte[] bytes)
      throws UnreadableException {
    OwnFile file = read(name, bytes);
    if (!(file instanceof OwnFile.Accepted accepted)) {
      return new Upload.Read(file);
    }
    synchronized (this) {
      List<String> ids = store.fileIds(conversationId);
      String id = accepted.document().id();
      if (!ids.isEmpty() && !store.owns(owner, conversationId)) {
        return new Upload.NotYours();
      }
      if (ids.size() >= OwnFiles.MOST && !ids.contains(id)) {
        return new Upload.TooMany(OwnFiles.MOST);
      }
      OwnFiles held = of(conversationId).orElseGet(OwnFiles::new);
      if (held.characters() + OwnFiles.characters(accepted) > CHARACTERS) {
        return new Upload.NoRoom(CHARACTERS);
      }
      if (!store.putFile(owner, conversationId, new KeptFile(id, accepted.name(), bytes))) {
        return new Upload.NotYours();
      }
      held.put(accepted);
      keep(conversationId, held);
      return new Upload.Read(file);
    }
  }

  private void keep(String conversationId, OwnFiles files) {
    byConversation.put(conversationId, files);
    while (byConversation.size() > 1 && characters() > CHARACTERS) {
      byConversation.remove(byConversation.keySet().iterator().next());
    }
  }

  private long characters() {
    return byConversation.values().stream().mapToLong(OwnFiles::characters).sum();
  }

  synchronized void forget(String conversationId) {
    byConversation.remove(conversationId);
  }
}
