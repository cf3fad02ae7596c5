package tanlu.assistant.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.bundle.Bundle.Versions;
import tanlu.assistant.store.KeptAnswer.Status;

/// Conversations for as long as the process runs, for commands and evaluations; the least lately
/// used are forgotten first.
public final class MemoryStore implements ConversationStore {
  private static final int MOST = 1_000;

  /// Answers of all conversations; the oldest are forgotten first.
  private static final int MOST_ANSWERS = 500;

  private static final class Talk {
    final String owner;
    final Instant created;
    String title;
    Instant updated;
    @Nullable String dataset;
    @Nullable String link;
    final Map<String, KeptFile> files = new LinkedHashMap<>();

    Talk(String owner, String title, Instant created) {
      this.owner = owner;
      this.title = title;
      this.created = created;
      this.updated = created;
    }
  }

  private static final class Reply {
    final String conversationId;
    final String question;
    final Instant asked;
    Status status = Status.RUNNING;
    String text = "";
    byte @Nullable [] answer;
    @Nullable String failure;
    @Nullable Feedback feedback;

    Reply(String conversationId, String question, Instant asked) {
      this.conversationId = conversationId;
      this.question = question;
      this.asked = asked;
    }
  }

  private final Map<String, Talk> talks = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Reply> replies = new LinkedHashMap<>();
  private final Map<String, String> plans = new LinkedHashMap<>();
  private final boolean answers;

  public MemoryStore() {
    this(true);
  }

  private MemoryStore(boolean answers) {
    this.answers = answers;
  }

  /// What was said alone, without the answers' claims and charts: to pack them takes as long as
  /// many a question.
  public static MemoryStore ofWords() {
    return new MemoryStore(false);
  }

  private boolean touch(String owner, String id, String title, Instant when) {
    Talk talk = talks.computeIfAbsent(id, _ -> new Talk(owner, cut(title), when));
    if (!talk.owner.equals(owner)) {
      return false;
    }
    talk.updated = when;
    if (talks.size() > MOST) {
      remove(talks.keySet().iterator().next());
    }
    return true;
  }

  private static String cut(String title) {
    String strip = title.strip();
    int points = strip.codePointCount(0, strip.length());
    return strip.substring(0, strip.offsetByCodePoints(0, Math.min(TITLE, points)));
  }

  private void remove(String id) {
    talks.remove(id);
    replies.values().removeIf(reply -> reply.conversationId.equals(id));
  }

  private Optional<Talk> talk(String owner, String id) {
    return Optional.ofNullable(talks.get(id)).filter(talk -> talk.owner.equals(owner));
  }

  private List<Map.Entry<String, Reply>> of(String conversationId) {
    return replies.entrySet().stream()
        .filter(each -> each.getValue().conversationId.equals(conversationId))
        .toList();
  }

  @Override
  public synchronized boolean begin(
      String owner, String conversationId, String answerId, String question, Instant asked) {
    if (!touch(owner, conversationId, question, asked)) {
      return false;
    }
    replies.put(answerId, new Reply(conversationId, question, asked));
    if (replies.size() > MOST_ANSWERS) {
      replies.remove(replies.keySet().iterator().next());
    }
    return true;
  }

  @Override
  public synchronized void came(String answerId, String text) {
    Optional.ofNullable(replies.get(answerId)).ifPresent(reply -> reply.text = text);
  }

  @Override
  public synchronized void end(
      String answerId,
      Status status,
      String text,
      Optional<Answer> answer,
      Optional<String> failure) {
    Reply reply = replies.get(answerId);
    if (reply != null) {
      reply.status = status;
      reply.text = text;
      reply.answer = answer.filter(_ -> answers).map(AnswerJson::written).orElse(null);
      reply.failure = failure.orElse(null);
    }
  }

  /// No other process shares it.
  @Override
  public void stop(String owner, String answerId) {}

  @Override
  public void onStop(Consumer<String> hearer) {}

  private static KeptAnswer kept(String id, Reply reply) {
    return new KeptAnswer(
        id,
        reply.conversationId,
        reply.question,
        reply.asked,
        reply.status,
        reply.text,
        Optional.ofNullable(reply.answer).map(AnswerJson::read),
        Versions.now(),
        Optional.ofNullable(reply.failure),
        Optional.ofNullable(reply.feedback));
  }

  @Override
  public synchronized Optional<KeptAnswer> answer(String owner, String id) {
    return Optional.ofNullable(replies.get(id))
        .filter(reply -> talk(owner, reply.conversationId).isPresent())
        .map(reply -> kept(id, reply));
  }

  @Override
  public synchronized boolean owns(String owner, String conversationId) {
    return talk(owner, conversationId).isPresent();
  }

  @Override
  public synchronized List<Said> said(String conversationId, int most) {
    return said(of(conversationId), most);
  }

  @Override
  public synchronized List<Said> saidBefore(KeptAnswer answer, int most) {
    return said(
        of(answer.conversationId()).stream()
            .takeWhile(each -> !each.getKey().equals(answer.id()))
            .toList(),
        most);
  }

  private static List<Said> said(List<Map.Entry<String, Reply>> replies, int most) {
    List<Said> all =
        replies.stream()
            .map(Map.Entry::getValue)
            .filter(reply -> reply.status == Status.FINISHED)
            .map(reply -> new Said(reply.question, reply.text))
            .toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  @Override
  public synchronized List<Listed> list(String owner, String search, int most, int skipped) {
    String words = search.toLowerCase(Locale.ROOT);
    List<Listed> found = new ArrayList<>();
    talks.forEach(
        (id, talk) -> {
          List<Map.Entry<String, Reply>> held = of(id);
          boolean matches =
              talk.title.toLowerCase(Locale.ROOT).contains(words)
                  || held.stream()
                      .map(Map.Entry::getValue)
                      .anyMatch(
                          reply ->
                              (reply.question + "\n" + reply.text)
                                  .toLowerCase(Locale.ROOT)
                                  .contains(words));
          if (talk.owner.equals(owner) && matches) {
            found.add(new Listed(id, talk.title, talk.created, talk.updated, held.size()));
          }
        });
    return found.stream()
        .sorted(Comparator.comparing(Listed::updated).reversed().thenComparing(Listed::id))
        .skip(skipped)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized Optional<KeptConversation> conversation(String owner, String id) {
    return talk(owner, id).map(talk -> whole(id, talk));
  }

  private KeptConversation whole(String id, Talk talk) {
    return new KeptConversation(
        id,
        talk.title,
        talk.created,
        talk.updated,
        Optional.ofNullable(talk.dataset),
        Optional.ofNullable(talk.link),
        talk.files.values().stream().map(KeptFile::name).toList(),
        of(id).stream().map(each -> kept(each.getKey(), each.getValue())).toList());
  }

  @Override
  public synchronized boolean rename(String owner, String id, String title) {
    Optional<Talk> talk = talk(owner, id);
    talk.ifPresent(each -> each.title = title);
    return talk.isPresent();
  }

  @Override
  public synchronized boolean delete(String owner, String id) {
    boolean held = talk(owner, id).isPresent();
    if (held) {
      remove(id);
    }
    return held;
  }

  @Override
  public synchronized Optional<String> dataset(String conversationId) {
    return Optional.ofNullable(talks.get(conversationId)).map(talk -> talk.dataset);
  }

  @Override
  public synchronized void about(String conversationId, String dataset) {
    Optional.ofNullable(talks.get(conversationId)).ifPresent(talk -> talk.dataset = dataset);
  }

  @Override
  public synchronized boolean putFile(String owner, String conversationId, KeptFile file) {
    if (!touch(owner, conversationId, file.name(), Instant.now())) {
      return false;
    }
    talk(owner, conversationId).ifPresent(talk -> talk.files.put(file.id(), file));
    return true;
  }

  @Override
  public synchronized List<String> fileIds(String conversationId) {
    Talk talk = talks.get(conversationId);
    return talk == null ? List.of() : List.copyOf(talk.files.keySet());
  }

  @Override
  public synchronized Optional<KeptFile> file(String conversationId, String fileId) {
    return Optional.ofNullable(talks.get(conversationId)).map(talk -> talk.files.get(fileId));
  }

  @Override
  public synchronized Optional<String> share(String owner, String conversationId) {
    return talk(owner, conversationId)
        .map(
            talk -> {
              String link = talk.link == null ? UUID.randomUUID().toString() : talk.link;
              talk.link = link;
              return link;
            });
  }

  @Override
  public synchronized boolean unshare(String owner, String conversationId) {
    Optional<Talk> talk = talk(owner, conversationId).filter(each -> each.link != null);
    talk.ifPresent(each -> each.link = null);
    return talk.isPresent();
  }

  @Override
  public synchronized Optional<KeptConversation> shared(String link) {
    return talks.entrySet().stream()
        .filter(each -> link.equals(each.getValue().link))
        .findFirst()
        .map(each -> whole(each.getKey(), each.getValue()));
  }

  @Override
  public synchronized boolean rate(String owner, String answerId, Feedback feedback) {
    boolean held = answer(owner, answerId).isPresent();
    if (held) {
      Optional.ofNullable(replies.get(answerId)).ifPresent(reply -> reply.feedback = feedback);
    }
    return held;
  }

  @Override
  public synchronized List<Rated> ratings() {
    List<Rated> rated = new ArrayList<>();
    replies.forEach(
        (id, reply) -> {
          if (reply.feedback != null) {
            rated.add(rated(kept(id, reply)));
          }
        });
    return rated;
  }

  @Override
  public synchronized void putPlan(String id, String owner) {
    plans.putIfAbsent(id, owner);
  }

  @Override
  public synchronized Optional<String> planOwner(String id) {
    return Optional.ofNullable(plans.get(id));
  }

  @Override
  public synchronized int deleteBefore(Instant time) {
    List<String> old =
        talks.entrySet().stream()
            .filter(each -> each.getValue().updated.isBefore(time))
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(this::remove);
    return old.size();
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void close() {}
}
