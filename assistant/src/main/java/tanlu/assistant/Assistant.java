package tanlu.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
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
import tanlu.assistant.model.Conversations;
import tanlu.assistant.model.FollowUps;
import tanlu.assistant.model.Respondent;
import tanlu.assistant.proof.Prover;
import tanlu.assistant.tool.Catalog;
import tanlu.assistant.tool.Knowledge;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;
import tanlu.knowledge.BgeEmbedding;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.Passage;
import tanlu.knowledge.ingest.Note;

/// A question in, a proven answer out. Safe to share between threads.
public final class Assistant {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Toolbox toolbox;
  private final Respondent respondent;
  private final String dataset;
  private final Conversations conversations;
  private final KeptAnswers answers = new KeptAnswers();

  Assistant(Toolbox toolbox, Settings settings) {
    this(toolbox, Respondent.of(settings, toolbox), settings.dataset(), new Conversations());
  }

  Assistant(Toolbox toolbox, Respondent respondent, String dataset, Conversations conversations) {
    this.toolbox = toolbox;
    this.respondent = respondent;
    this.dataset = dataset;
    this.conversations = conversations;
  }

  /// The assistant with the model and on the dataset the settings name, and with the documents
  /// indexed under their home.
  ///
  /// @throws Settings.InvalidException where there is no such dataset
  public static Assistant open(Settings settings) {
    return open(settings, _ -> {});
  }

  /// @param told hears when the index of the documents had to be made again
  public static Assistant open(Settings settings, Consumer<Note> told) {
    Embedding embedding = settings.vectors() ? new BgeEmbedding() : Embedding.OFF;
    Datasets datasets = settings.datasets();
    if (datasets.find(settings.dataset()).isEmpty()) {
      throw new Settings.InvalidException(
          "TANLU_DATASET is %s, but there is no such dataset; there are: %s. Import it with ./tanlu import PATH --as NAME."
              .formatted(settings.dataset(), String.join(", ", datasets.names())));
    }
    Toolbox toolbox = new Toolbox(Knowledge.at(settings.home(), datasets, embedding, told));
    return new Assistant(toolbox, settings);
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
    String conversation = question.conversationId().orElseGet(() -> UUID.randomUUID().toString());
    listener.started(id, conversation);
    DatasetMention named = DatasetMention.of(question.message(), toolbox.datasets().names());
    String asked = named.name().or(() -> conversations.dataset(conversation)).orElse(dataset);
    Optional<Dataset> found = found(asked);
    // The same data for the whole turn, whatever is imported meanwhile.
    Turn turn = new Turn(toolbox, language, listener, found.map(Datasets::reference).orElse(asked));
    Prover prover = new Prover(turn.evidence(), question.message(), language);
    Speech speech = new Speech(prover, language, listener);
    ModelUse use =
        respondent.answer(
            conversations.said(conversation),
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
            conversation,
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
    conversations.add(conversation, named.question(), answer.text());
    if (found.isPresent() && named.name().isPresent()) {
      conversations.about(conversation, asked);
    }
    answers.put(answer);
    return answer;
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

  /// @param value the value that came out again
  /// @param same whether it equals the claim's to the bit
  public record Replayed(double value, String unit, boolean same) {}
}
