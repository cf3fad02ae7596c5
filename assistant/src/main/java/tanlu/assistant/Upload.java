package tanlu.assistant;

import tanlu.knowledge.ingest.OwnFile;

/// What became of a file sent to a conversation.
public sealed interface Upload {
  record Read(OwnFile file) implements Upload {}

  /// @param most files a conversation may hold
  record TooMany(int most) implements Upload {}

  /// @param characters of text the files of a conversation may have together
  record NoRoom(long characters) implements Upload {}

  /// The conversation is another owner's.
  record NotYours() implements Upload {}
}
