package tanlu.assistant.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tanlu.assistant.answer.Answer;

/// Keeps conversations with their answers, files, links and feedback, and whose a plan is. What a
/// method has returned from is kept: it outlives the process where the store is a database. Safe to
/// share between threads.
///
/// An owner is the name of an access token, or empty where there are none. Nobody learns whether a
/// conversation of another owner exists.
///
/// Every method throws [StoreException] where the database fails.
public interface ConversationStore extends AutoCloseable {
  /// How long a running answer may go without a sign of life before it counts as failed.
  long LEASE_MILLISECONDS = 10_000;

  /// Questions of a conversation that go with a rating: what is asked after so many stands by
  /// itself.
  int EARLIER = 8;

  /// Characters of a conversation's title.
  int TITLE = 200;

  /// Keeps a question whose answer begins, and the conversation where it is new.
  ///
  /// @return false where the conversation is another owner's
  boolean begin(
      String owner, String conversationId, String answerId, String question, Instant asked);

  /// Notes what has come of a running answer; kept within a second, not at once.
  void came(String answerId, String text);

  /// Ends a running answer. Nothing is kept where its conversation was deleted meanwhile.
  ///
  /// @param text what came
  /// @param failure why it failed, in one sentence
  void end(
      String answerId,
      KeptAnswer.Status status,
      String text,
      Optional<Answer> answer,
      Optional<String> failure);

  /// Asks for the end of an owner's answer that runs at another server on the same database. It
  /// counts as stopped from now on; where it runs that is heard within a second or two.
  void stop(String owner, String answerId);

  /// Names answers that run here and whose end was asked for elsewhere, until they end.
  void onStop(Consumer<String> hearer);

  Optional<KeptAnswer> answer(String owner, String id);

  /// Whether a conversation is the owner's; false where there is none.
  boolean owns(String owner, String conversationId);

  /// What was asked and answered last in a conversation, oldest first; only what was finished.
  List<Said> said(String conversationId, int most);

  /// The same of what was asked before an answer in its conversation.
  List<Said> saidBefore(KeptAnswer answer, int most);

  record Said(String question, String text) {}

  /// An answer's rating with what it is about.
  default Rated rated(KeptAnswer answer) {
    return new Rated(
        answer.id(),
        saidBefore(answer, EARLIER).stream().map(Said::question).toList(),
        answer.question(),
        answer.text(),
        answer.feedback().orElseThrow());
  }

  /// An owner's conversations, the latest first.
  ///
  /// @param search words of a title, a question or an answer; empty for all
  List<Listed> list(String owner, String search, int most, int skipped);

  /// @param answers how many it holds
  record Listed(String id, String title, Instant created, Instant updated, int answers) {}

  Optional<KeptConversation> conversation(String owner, String id);

  /// @return false where there is none
  boolean rename(String owner, String id, String title);

  /// Deletes a conversation with all it holds.
  ///
  /// @return false where there is none
  boolean delete(String owner, String id);

  /// The dataset a conversation is about, once one was named.
  Optional<String> dataset(String conversationId);

  /// Makes a dataset the one later questions of a conversation are about.
  void about(String conversationId, String dataset);

  /// Keeps a file, and the conversation where it is new; the same file again replaces itself.
  ///
  /// @return false where the conversation is another owner's
  boolean putFile(String owner, String conversationId, KeptFile file);

  /// The files of a conversation, in the order they were sent.
  List<String> fileIds(String conversationId);

  Optional<KeptFile> file(String conversationId, String fileId);

  /// The link by which anybody may read a conversation; the same until it is revoked.
  ///
  /// @return empty where there is no such conversation
  Optional<String> share(String owner, String conversationId);

  /// @return false where it was not shared
  boolean unshare(String owner, String conversationId);

  Optional<KeptConversation> shared(String link);

  /// Keeps a rating; the latest counts.
  ///
  /// @return false where there is no such answer
  boolean rate(String owner, String answerId, Feedback feedback);

  /// All ratings with what they are about, the oldest first.
  List<Rated> ratings();

  /// @param earlier the questions of the conversation before it that were answered, the oldest
  ///   first, at most [#EARLIER]
  record Rated(
      String answerId, List<String> earlier, String question, String text, Feedback feedback) {
    public Rated {
      earlier = List.copyOf(earlier);
    }
  }

  /// Makes a plan an owner's.
  void putPlan(String id, String owner);

  Optional<String> planOwner(String id);

  /// Deletes what was last touched before a time.
  ///
  /// @return how many conversations
  int deleteBefore(Instant time);

  /// Whether the database answers.
  boolean ready();

  @Override
  void close();
}
