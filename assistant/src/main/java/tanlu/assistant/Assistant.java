package tanlu.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.DatasetException;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Question;
import tanlu.assistant.link.DatasetMention;
import tanlu.assistant.model.Conversation;
import tanlu.assistant.model.Conversations;
import tanlu.assistant.model.FollowUps;
import tanlu.assistant.model.Respondent;
import tanlu.assistant.plan.Plans;
import tanlu.assistant.proof.Prover;
import tanlu.assistant.tool.Catalog;
import tanlu.assistant.tool.Knowledge;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;
import tanlu.knowledge.BgeEmbedding;
import tanlu.knowledge.Digests;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.Passage;
import tanlu.knowledge.ingest.Note;
import tanlu.knowledge.ingest.OwnFile;
import tanlu.knowledge.ingest.OwnFiles;
import tanlu.knowledge.ingest.UnreadableException;

/// A question in, a proven answer out. Safe to share between threads.
public final class Assistant {
  /// Text of files in memory, which with its index must leave room in a heap of 384 MB.
  private static final long CHARACTERS = 5_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Toolbox toolbox;
  private final Respondent respondent;
  private final String dataset;
  private final Optional<Plans> plans;
  private final Conversations conversations;
  private final KeptAnswers answers = new KeptAnswers();

  Assistant(Toolbox toolbox, Settings settings) {
    this(toolbox, settings, Optional.empty());
  }

  private Assistant(Toolbox toolbox, Settings settings, Optional<Plans> plans) {
    this(toolbox, Respondent.of(settings, toolbox), settings.dataset(), new Conversations(), plans);
  }

  Assistant(Toolbox toolbox, Respondent respondent, String dataset, Conversations conversations) {
    this(toolbox, respondent, dataset, conversations, Optional.empty());
  }

  private Assistant(
      Toolbox toolbox,
      Respondent respondent,
      String dataset,
      Conversations conversations,
      Optional<Plans> plans) {
    this.toolbox = toolbox;
    this.respondent = respondent;
    this.dataset = dataset;
    this.conversations = conversations;
    this.plans = plans;
  }

  /// The assistant with the model and on the dataset the settings name, and with the documents
  /// indexed under their home.
  ///
  /// @throws Settings.InvalidException where there is no such dataset
  public static Assistant open(Settings settings) {
    return open(settings, _ -> {});
  }

  /// @param told hears when the index of the documents had to be made again, or their cluster is
  ///   away
  public static Assistant open(Settings settings, Consumer<Note> told) {
    Embedding embedding = settings.vectors() ? new BgeEmbedding() : Embedding.OFF;
    Datasets datasets = settings.datasets();
    if (datasets.find(settings.dataset()).isEmpty()) {
      throw new Settings.InvalidException(
          "TANLU_DATASET is %s, but there is no such dataset; there are: %s. Import it with ./tanlu import PATH --as NAME."
              .formatted(settings.dataset(), String.join(", ", datasets.names())));
    }
    Knowledge knowledge =
        settings
            .corpus()
            .map(cluster -> Knowledge.in(cluster, datasets, embedding, told))
            .orElseGet(() -> Knowledge.at(settings.home(), datasets, embedding, told))
            .assuming(settings.home());
    Plans plans =
        new Plans(
            settings.home().resolve("plans"),
            new Toolbox(knowledge),
            Clock.system(ZoneId.systemDefault()));
    return new Assistant(new Toolbox(knowledge, plans::start), settings, Optional.of(plans));
  }

  /// Answers a question, telling the listener as it goes; blocks until the answer is whole.
  /// Interrupting the thread, or throwing from the listener, ends the work.
  ///
  /// @throws ModelException where the model failed and nothing can be answered
  public Answer ask(Question question, AnswerListener listener) {
    Language language =
        question
            .language()
            .orElseGet(() -> toolbox.knowledge().linker().mentions(question.message()).language());
    String id = UUID.randomUUID().toString();
    String conversationId = question.conversationId().orElseGet(() -> UUID.randomUUID().toString());
    Conversation conversation = conversations.open(conversationId);
    listener.started(id, conversationId);
    DatasetMention named = DatasetMention.of(question.message(), toolbox.datasets().names());
    String asked = named.name().or(conversation::dataset).orElse(dataset);
    Optional<Dataset> found = found(asked);
    Toolbox tools =
        conversation.files().count() == 0 ? toolbox : toolbox.with(conversation.files());
    // The same data for the whole turn, whatever is imported meanwhile.
    Turn turn = new Turn(tools, language, listener, found.map(Datasets::reference).orElse(asked));
    Prover prover = new Prover(turn.evidence(), question.message(), language);
    Speech speech = new Speech(prover, language, listener);
    ModelUse use =
        respondent.answer(
            conversation.said(),
            named.question(),
            language,
            turn::call,
            speech::hear,
            speech::breakOff);
    speech.finish();
    List<String> warnings = speech.warnings();
    warnings.addAll(turn.warnings());
    Answer answer =
        new Answer(
            id,
            conversationId,
            language.code(),
            speech.outcome().orElseGet(turn::outcome),
            speech.text(),
            prover.claims(),
            turn.charts(),
            prover.citations(),
            turn.steps(),
            Catalog.info(turn.dataset().or(() -> found).orElseGet(toolbox.datasets()::embedded)),
            use,
            turn.boundary(),
            warnings,
            FollowUps.of(turn.outcomes(), language));
    conversation.add(named.question(), answer.text());
    if (found.isPresent() && named.name().isPresent()) {
      conversation.about(asked);
    }
    keep(answer, conversation);
    return answer;
  }

  /// Takes a file into a conversation, begun where there is none of that id; only there is it
  /// found.
  ///
  /// @param name as the user's machine calls it; it is no path here
  /// @throws UnreadableException where its text cannot be had
  public Upload take(String conversationId, String name, byte[] bytes) throws UnreadableException {
    OwnFile file =
        OwnFile.read(name, bytes, Digests.embedded(), LocalDate.now(ZoneId.systemDefault()));
    if (!(file instanceof OwnFile.Accepted accepted)) {
      return new Upload.Read(file);
    }
    synchronized (conversations) {
      long characters = OwnFiles.characters(accepted);
      if (conversations.characters() + characters > CHARACTERS) {
        return new Upload.NoRoom(CHARACTERS);
      }
      return conversations.open(conversationId).files().put(accepted)
          ? new Upload.Read(file)
          : new Upload.TooMany(OwnFiles.MOST);
    }
  }

  /// What became of a file sent to a conversation.
  public sealed interface Upload {
    record Read(OwnFile file) implements Upload {}

    /// @param most files a conversation may hold
    record TooMany(int most) implements Upload {}

    /// @param characters of text the files of all conversations may have together
    record NoRoom(long characters) implements Upload {}
  }

  /// Forgets a conversation: what was said, its files, its answers.
  ///
  /// @return whether there was one
  public boolean forget(String conversationId) {
    synchronized (answers) {
      boolean held = conversations.forget(conversationId);
      answers.forget(conversationId);
      return held;
    }
  }

  /// Empty where the tools have to say what is wrong with the name.
  private Optional<Dataset> found(String name) {
    try {
      return toolbox.datasets().find(name);
    } catch (DatasetException _) {
      return Optional.empty();
    }
  }

  /// Calls a tool directly with its JSON arguments.
  ///
  /// @param language the language its charts are drawn in
  public ToolOutcome call(String tool, JsonNode arguments, Language language) {
    return toolbox.call(tool, arguments, language, dataset);
  }

  /// The draft plans that `draft_plan` starts.
  ///
  /// @throws IllegalStateException where the assistant was made without them
  public Plans plans() {
    return plans.orElseThrow(
        () -> new IllegalStateException("this assistant keeps no plans: open it from settings"));
  }

  /// What the language model and other clients may call.
  public List<ToolSpecification> tools() {
    return toolbox.specifications();
  }

  /// Regions, years, sectors, indicators, datasets, and which combinations exist.
  public JsonNode catalog() {
    return JSON.valueToTree(
        Catalog.of(
            found(dataset).map(toolbox.knowledge()::about).orElse(toolbox.knowledge()),
            Optional.empty()));
  }

  /// A passage of the corpus, by its id.
  public Optional<Passage> passage(String id) {
    return toolbox.knowledge().corpus().passage(id);
  }

  /// Whether the documents of one's own can be searched now; false while their cluster is away.
  public boolean searchesOwnDocuments() {
    return toolbox.knowledge().corpus().whole();
  }

  /// An answer given lately, by its id.
  public Optional<Answer> answer(String id) {
    return answers.get(id);
  }

  /// Runs what led to a claim again, from the tool call down to the published cells.
  public Replayed replay(Claim claim) {
    return replaying().apply(claim);
  }

  /// Replays the claims of one answer: each of its tool calls runs again once. For one thread.
  public Function<Claim, Replayed> replaying() {
    return new Replayer(toolbox)::replay;
  }

  /// The answer of a conversation deleted meanwhile is not kept.
  private void keep(Answer answer, Conversation conversation) {
    synchronized (answers) {
      if (conversations.holds(conversation)) {
        answers.put(answer);
      }
    }
  }

  /// @param value the value that came out again
  /// @param same whether it equals the claim's to the bit
  public record Replayed(double value, String unit, boolean same) {}
}
