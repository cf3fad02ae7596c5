package tanlu.assistant.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tanlu.knowledge.FileMention;
import tanlu.prompts.Intent;

/// Tells what a question is about, as learnt from the examples of all intents, names and years
/// masked. A question with no likely intent belongs to none.
///
/// A question that speaks of a file is about that file, whatever else it says; so that intent takes
/// no part in what is learnt, and no question from the others.
final class IntentClassifier {
  private static final String OWN_FILE = "own-file";

  /// Probability of the likeliest intent below which nothing was understood.
  private static final double LEAST_PROBABILITY = 0.2;

  /// Probability below which nothing is meant, whatever else cannot be.
  private static final double CONCEIVABLE = 0.005;

  /// Probability below which a question told at length is looked through for the clause that asks.
  private static final double DOUBTFUL = 0.4;

  /// How many times likelier a kindred intent must be to take the place of the one before.
  private static final double MUCH = 5;

  /// Words, besides names, that go on from nothing.
  private static final int LONG = 5;

  private static final double NEARLY = 0.9;

  /// Beside a question for the tools these are no more than manners, or nothing.
  private static final Set<String> ASIDE = Set.of("greeting", "thanks", "off-topic");

  private static final Pattern CLAUSES = Pattern.compile("[，。；：！？,;:!?]+|\\.\\s");

  private static final Pattern WHOLE_SENTENCES =
      Pattern.compile("(?<=[。！？!?])\\s*|(?<=[A-Za-z)]\\.)\\s+");

  private static final Pattern SENTENCES = Pattern.compile("[。！？!?：]+\\s*|[.:]\\s+");

  /// As tools are named, and never spoken of: such a part gives orders and asks nothing.
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z]+_[a-z]+");

  /// Probability from which a part of a question is taken for a question of its own.
  private static final double SURE = 0.6;

  /// The same where other parts are surely questions too.
  private static final double LIKELY = 0.5;

  record Sure(Intent intent, double probability) {}

  /// How a message after an earlier question can be meant.
  ///
  /// @param other the likeliest of those that ask for something of their own
  /// @param follows how likely it goes on with the earlier one
  /// @param likeliestFollow of the ways to go on
  /// @param aside whether it is most likely no question for the tools at all
  record Next(Optional<Sure> other, double follows, Intent likeliestFollow, boolean aside) {}

  private final List<Intent> aboutFile;
  private final List<Intent> intents;
  private final Masks masks;
  private final Learnt learnt;

  IntentClassifier(List<Intent> all, Masks masks) {
    this.aboutFile = all.stream().filter(intent -> intent.id().equals(OWN_FILE)).toList();
    this.intents = learnable(all);
    this.masks = masks;
    this.learnt = Learnt.of(intents, masks);
  }

  static List<Intent> learnable(List<Intent> all) {
    return all.stream().filter(intent -> !intent.id().equals(OWN_FILE)).toList();
  }

  /// What the question is most likely about.
  Optional<Intent> classify(String question) {
    return ranked(question).stream().findFirst();
  }

  /// What a part of a question is surely about, standing alone; never where it says little beside
  /// names, as in “2012 table”.
  Optional<Sure> sure(String part) {
    return likely(part)
        .filter(likely -> likely.probability >= SURE && Template.of(masks, part).saysSomething());
  }

  Optional<Sure> likely(String part) {
    if (Template.of(masks, part).length() < 2 || IDENTIFIER.matcher(part).find()) {
      return Optional.empty();
    }
    double[] odds = odds(part);
    return IntStream.range(0, odds.length)
        .filter(i -> odds[i] >= LIKELY)
        .mapToObj(i -> new Sure(intents.get(i), odds[i]))
        .findFirst();
  }

  /// A message without the sentences that surely ask nothing of the tools, such as manners and
  /// orders to the assistant, where others surely do.
  String asking(String message) {
    List<String> sentences = WHOLE_SENTENCES.splitAsStream(message).toList();
    if (sentences.size() < 2 || sentences.stream().noneMatch(this::surelyAsks)) {
      return message;
    }
    String rest =
        sentences.stream()
            .filter(sentence -> !surelyAside(sentence))
            .collect(Collectors.joining(" "))
            .strip();
    return rest.isEmpty() ? message : rest;
  }

  private boolean surelyAsks(String sentence) {
    double[] odds = odds(sentence);
    return most(odds) >= NEARLY && !intents.get(likeliest(odds)).calls().isEmpty();
  }

  private boolean surelyAside(String sentence) {
    double[] odds = odds(sentence);
    return most(odds) >= NEARLY && ASIDE.contains(intents.get(likeliest(odds)).id());
  }

  List<Intent> intents() {
    return intents;
  }

  Next next(String question) {
    double[] odds = asked(question);
    int[] follows =
        IntStream.range(0, odds.length)
            .filter(i -> Understanding.followsUp(intents.get(i)))
            .toArray();
    Optional<Sure> other =
        IntStream.range(0, odds.length)
            .filter(i -> !intents.get(i).calls().isEmpty())
            .mapToObj(i -> new Sure(intents.get(i), odds[i]))
            .max(Comparator.comparingDouble(Sure::probability));
    int follow =
        Arrays.stream(follows).boxed().max(Comparator.comparingDouble(i -> odds[i])).orElseThrow();
    Intent most = intents.get(likeliest(odds));
    boolean aside =
        most.calls().isEmpty() && !Understanding.followsUp(most) && most(odds) >= DOUBTFUL;
    return new Next(
        other, Arrays.stream(follows).mapToDouble(i -> odds[i]).sum(), intents.get(follow), aside);
  }

  /// Whether the question is rather about the other of two kindred things than about the one asked
  /// before: 换成产业间的 after a diagram of energy.
  boolean rather(String question, Intent other, Intent before) {
    if (!Template.of(masks, question).saysSomething()) {
      return false;
    }
    double[] odds = odds(question);
    int a = intents.indexOf(other);
    int b = intents.indexOf(before);
    return a >= 0 && b >= 0 && odds[a] >= LEAST_PROBABILITY && odds[a] > MUCH * odds[b];
  }

  /// What a question that goes on from another asks instead, where it names nothing to put into the
  /// other: “and its footprint?”. Likely among all that go on from none.
  Optional<Sure> instead(String question) {
    double[] odds = odds(question);
    int[] own =
        IntStream.range(0, odds.length)
            .filter(i -> !Understanding.followsUp(intents.get(i)))
            .toArray();
    double all = Arrays.stream(own).mapToDouble(i -> odds[i]).sum();
    return Arrays.stream(own)
        .filter(i -> odds[i] >= DOUBTFUL * all)
        .mapToObj(i -> new Sure(intents.get(i), odds[i] / all))
        .max(Comparator.comparingDouble(Sure::probability))
        .filter(sure -> !sure.intent().calls().isEmpty());
  }

  /// Whether a question where nothing was asked before may be one by itself, though it sounds like
  /// a follow-up.
  boolean anew(String question) {
    double[] odds = odds(question);
    double follows =
        IntStream.range(0, odds.length)
            .filter(i -> Understanding.followsUp(intents.get(i)))
            .mapToDouble(i -> odds[i])
            .sum();
    long length = Template.of(masks, question).length();
    return ((length > LONG && follows < NEARLY) || (length > 2 && follows < SURE))
        && instead(question).isPresent();
  }

  private double[] odds(String question) {
    return learnt.odds(masks.apply(question));
  }

  /// What the question can be about, likeliest first; nothing where no intent is likely.
  List<Intent> ranked(String question) {
    if (!FileMention.in(question).isEmpty()) {
      return aboutFile;
    }
    double[] odds = asked(question);
    if (most(odds) < LEAST_PROBABILITY) {
      return List.of();
    }
    boolean asks = !intents.get(likeliest(odds)).calls().isEmpty();
    return IntStream.range(0, odds.length)
        .boxed()
        .filter(i -> !asks || odds[i] >= CONCEIVABLE)
        .sorted(Comparator.comparingDouble((Integer i) -> odds[i]).reversed())
        .map(intents::get)
        .toList();
  }

  /// A preamble drowns what is asked, and so does a request for something else beside it: then the
  /// clause decides that is most surely a question for the tools.
  private double[] asked(String question) {
    double[] whole = odds(question);
    boolean doubtful = most(whole) < DOUBTFUL;
    if (!doubtful && !ASIDE.contains(intents.get(likeliest(whole)).id())) {
      return lastAsks(question, whole);
    }
    double least = doubtful ? DOUBTFUL : SURE;
    return CLAUSES
        .splitAsStream(question)
        .filter(clause -> Template.of(masks, clause).saysSomething())
        .map(this::odds)
        .filter(odds -> most(odds) >= least && !intents.get(likeliest(odds)).calls().isEmpty())
        .max(Comparator.comparingDouble(IntentClassifier::most))
        .orElse(whole);
  }

  /// Of several sentences the last one asks, where it is surer than the whole and names its place
  /// itself.
  private double[] lastAsks(String question, double[] whole) {
    List<String> sentences = SENTENCES.splitAsStream(question).toList();
    String last = sentences.getLast();
    if (sentences.size() < 2 || !masks.namesPlace(last) || Template.of(masks, last).length() < 2) {
      return whole;
    }
    double[] odds = odds(last);
    boolean asks = !intents.get(likeliest(odds)).calls().isEmpty();
    return asks && most(odds) >= Math.max(SURE, most(whole)) ? odds : whole;
  }

  private static double most(double[] odds) {
    return Arrays.stream(odds).max().orElse(0);
  }

  private static int likeliest(double[] odds) {
    return IntStream.range(0, odds.length)
        .boxed()
        .max(Comparator.comparingDouble(i -> odds[i]))
        .orElseThrow();
  }
}
