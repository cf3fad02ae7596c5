package tanlu.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.DatasetException;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Question;
import tanlu.assistant.link.DatasetMention;
import tanlu.assistant.model.FollowUps;
import tanlu.assistant.model.Respondent;
import tanlu.assistant.plan.Plans;
import tanlu.assistant.proof.Prover;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.ConversationStore.Said;
import tanlu.assistant.store.KeptAnswer;
import tanlu.assistant.store.MemoryStore;
import tanlu.assistant.store.StoreException;
import tanlu.assistant.tool.Catalog;
import tanlu.assistant.tool.Knowledge;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;
import tanlu.knowledge.BgeEmbedding;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.Passage;
import tanlu.knowledge.ingest.Note;
import tanlu.knowledge.ingest.UnreadableException;

/// A question in, a proven answer out. Safe to share between threads.
public final class Assistant {
  /// The owner of conversations where nobody has a name.
  public static final String ANYBODY = "";

  private static final Text NOT_KEPT = Text.of("本回答未能保存：%s", "This answer could not be kept: %s");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Toolbox toolbox;
  private final Respondent respondent;
  private final String dataset;
  private final Optional<Plans> plans;
  private final Optional<Path> home;
  private final ConversationStore store;
  private final Attached attached;
  private final Observer observer;

  Assistant(Toolbox toolbox, Settings settings) {
    this(toolbox, Respondent.of(settings, toolbox), settings.dataset(), new MemoryStore());
  }

  Assistant(Toolbox toolbox, Respondent respondent, String dataset, ConversationStore store) {
    this(
        toolbox,
        respondent,
        dataset,
        store,
        new Attached(store),
        Optional.empty(),
        Optional.empty(),
        Observer.NONE);
  }

  private Assistant(
      Toolbox toolbox,
      Respondent respondent,
      String dataset,
      ConversationStore store,
      Attached attached,
      Optional<Plans> plans,
      Optional<Path> home,
      Observer observer) {
    this.toolbox = toolbox;
    this.respondent = respondent;
    this.dataset = dataset;
    this.store = store;
    this.attached = attached;
    this.plans = plans;
    this.home = home;
    this.observer = observer;
  }

  /// The same assistant, with somebody who hears what it does.
  public Assistant observedBy(Observer hearer) {
    return new Assistant(toolbox, respondent, dataset, store, attached, plans, home, hearer);
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
    return open(settings, told, new MemoryStore());
  }

  /// @param store where conversations are kept
  public static Assistant open(Settings settings, Consumer<Note> told, ConversationStore store) {
    Knowledge knowledge = knowledge(settings, told);
    Plans plans =
        new Plans(
            settings.home().resolve("plans"),
            new Toolbox(knowledge),
            Clock.system(ZoneId.systemDefault()));
    Toolbox toolbox = new Toolbox(knowledge, plans::start);
    return new Assistant(
        toolbox,
        Respondent.of(settings, toolbox),
        settings.dataset(),
        store,
        new Attached(store),
        Optional.of(plans),
        Optional.of(settings.home()),
        Observer.NONE);
  }

  /// The same for an evaluation: a plan it starts is announced and not written, and of its answers
  /// only the words are kept.
  public static Assistant rehearsing(Settings settings, Consumer<Note> told) {
    Toolbox toolbox = new Toolbox(knowledge(settings, told), _ -> "rehearsal");
    return new Assistant(
        toolbox, Respondent.of(settings, toolbox), settings.dataset(), MemoryStore.ofWords());
  }

  private static Knowledge knowledge(Settings settings, Consumer<Note> told) {
    Embedding embedding = settings.vectors() ? new BgeEmbedding() : Embedding.OFF;
    Datasets datasets = settings.datasets();
    if (datasets.find(settings.dataset()).isEmpty()) {
      throw new Settings.InvalidException(
          "TANLU_DATASET is %s, but there is no such dataset; there are: %s. Import it with ./tanlu import PATH --as NAME."
              .formatted(settings.dataset(), String.join(", ", datasets.names())));
    }
    return settings
        .corpus()
        .map(cluster -> Knowledge.in(cluster, datasets, embedding, told))
        .orElseGet(() -> Knowledge.at(settings.home(), datasets, embedding, told))
        .assuming(settings.home());
  }

  /// Answers a question, telling the listener as it goes; blocks until the answer is whole.
  /// Interrupting the thread, or throwing from the listener, ends the work.
  ///
  /// @throws ModelException where the model failed and nothing can be answered
  public Answer ask(Question question, AnswerListener listener) {
    return ask(question, ANYBODY, listener);
  }

  /// @param owner whose conversation it is
  /// @throws UnknownConversationException where it is another's
  /// @throws StoreException where the question cannot be kept
  public Answer ask(Question question, String owner, AnswerListener listener) {
    String id = UUID.randomUUID().toString();
    String conversationId = question.conversationId().orElseGet(() -> UUID.randomUUID().toString());
    if (!store.begin(owner, conversationId, id, question.message(), Instant.now())) {
      throw new UnknownConversationException(conversationId);
    }
    StringBuilder came = new StringBuilder();
    long start = System.nanoTime();
    observer.begun(id, conversationId);
    try {
      listener.started(id, conversationId);
      Answer answer =
          answer(
              question, owner, id, conversationId, new Noted(listener, store, id, came, observer));
      observer.answered(answer, since(start));
      return kept(answer);
    } catch (RuntimeException | Error e) {
      observer.failed(id, e, since(start));
      Optional<String> why =
          e instanceof ModelException model
              ? Optional.of(model.fault().sentence().zh() + " " + model.fault().sentence().en())
              : Optional.empty();
      fail(id, e instanceof CancellationException, came.toString(), why);
      throw e;
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void fail(String id, boolean stopped, String came, Optional<String> why) {
    try {
      store.end(
          id,
          stopped ? KeptAnswer.Status.STOPPED : KeptAnswer.Status.FAILED,
          came,
          Optional.empty(),
          why);
    } catch (StoreException _) {
      // What made the answer fail is told instead; without signs of life it counts as failed.
    }
  }

  /// An answer that cannot be kept is given all the same, and says so.
  private Answer kept(Answer answer) {
    try {
      store.end(
          answer.id(),
          KeptAnswer.Status.FINISHED,
          answer.text(),
          Optional.of(answer),
          Optional.empty());
      return answer;
    } catch (StoreException e) {
      Language language = answer.language().equals("en") ? Language.EN : Language.ZH;
      return answer.warning(NOT_KEPT.in(language).formatted(e.sentence().in(language)));
    }
  }

  private Answer answer(
      Question question, String owner, String id, String conversationId, AnswerListener listener) {
    DatasetMention named = DatasetMention.of(question.message(), toolbox.datasets().names());
    String asked = named.name().or(() -> store.dataset(conversationId)).orElse(dataset);
    Optional<Dataset> found = found(asked);
    Toolbox tools = attached.of(conversationId).map(toolbox::with).orElse(toolbox);
    List<Said> said = store.said(conversationId, History.MOST);
    Language language =
        question
            .language()
            .orElseGet(
                () -> History.language(question.message(), said, toolbox.knowledge().linker()));
    Consent consent =
        new Consent(
            Stream.concat(said.stream().map(Said::question), Stream.of(question.message()))
                .toList());
    // The same data for the whole turn, whatever is imported meanwhile.
    Turn turn =
        new Turn(tools, language, listener, found.map(Datasets::reference).orElse(asked), consent);
    Prover prover = new Prover(turn.evidence(), question.message(), language);
    Speech speech = new Speech(prover, language, listener);
    ModelUse use =
        respondent.answer(
            History.of(said, toolbox.datasets().names()),
            named.question(),
            language,
            turn::call,
            speech::hear,
            speech::breakOff);
    speech.finish();
    observer.proved(prover.claims().size(), prover.rejected());
    turn.outcomes().forEach(outcome -> own(outcome, owner));
    List<String> warnings = speech.warnings();
    warnings.addAll(turn.warnings());
    if (found.isPresent() && named.name().isPresent()) {
      store.about(conversationId, asked);
    }
    return new Answer(
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
  }

  /// Takes a file into a conversation, begun where there is none of that id; only there is it
  /// found.
  ///
  /// @param name as the user's machine calls it; it is no path here
  /// @throws UnreadableException where its text cannot be had
  public Upload take(String owner, String conversationId, String name, byte[] bytes)
      throws UnreadableException {
    return attached.take(owner, conversationId, name, bytes);
  }

  /// Forgets a conversation: what was said, its files, its answers.
  ///
  /// @return whether there was one
  public boolean forget(String owner, String conversationId) {
    boolean held = store.delete(owner, conversationId);
    if (held) {
      attached.forget(conversationId);
    }
    return held;
  }

  /// Where its conversations are kept.
  public ConversationStore store() {
    return store;
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
    long start = System.nanoTime();
    ToolOutcome outcome = toolbox.call(tool, arguments, language, dataset);
    observer.toolEnded(tool, outcome instanceof ToolOutcome.Done, since(start));
    return outcome;
  }

  /// Calls a tool for its figures alone: no chart is drawn.
  public ToolOutcome compute(String tool, JsonNode arguments) {
    return toolbox.undrawn().call(tool, arguments, Language.ZH, dataset);
  }

  /// @param owner whose plan it is, where it starts one
  public ToolOutcome call(String tool, JsonNode arguments, Language language, String owner) {
    ToolOutcome outcome = call(tool, arguments, language);
    own(outcome, owner);
    return outcome;
  }

  /// Until then nobody knows the plan's id.
  private void own(ToolOutcome outcome, String owner) {
    if (outcome instanceof ToolOutcome.Done done && Toolbox.lasts(done.tool())) {
      store.putPlan(done.result().path("id").asText(), owner);
    }
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

  /// An answer given, by its id.
  public Optional<Answer> answer(String owner, String id) {
    return store.answer(owner, id).flatMap(KeptAnswer::answer);
  }

  /// Signed bundles of the answers it gave.
  ///
  /// @throws IllegalStateException where the assistant was made without a home
  public Bundles bundles() {
    return new Bundles(
        store,
        home.orElseThrow(
            () -> new IllegalStateException("this assistant has no home: open it from settings")));
  }

  /// Runs what led to a claim again, from the tool call down to the published cells.
  public Replayed replay(Claim claim) {
    return replaying().apply(claim);
  }

  /// Replays the claims of one answer: each of its tool calls runs again once. For one thread.
  public Function<Claim, Replayed> replaying() {
    return replaying((_, _) -> Optional.empty());
  }

  /// @param made what else called tools apart from the answer got of them, by their resolved
  ///   arguments; the rest is called here
  public Function<Claim, Replayed> replaying(
      BiFunction<String, JsonNode, Optional<ToolOutcome>> made) {
    // Only the tools that compute and look up: a claim of whoever made it must start no plan.
    return new Replayer(new Toolbox(toolbox.knowledge()).undrawn(), made)::replay;
  }

  /// @param value the value that came out again
  /// @param same whether it equals the claim's to the bit
  public record Replayed(double value, String unit, boolean same) {}
}
