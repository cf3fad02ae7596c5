package tanlu.knowledge;

import static java.util.stream.Collectors.joining;
import static tanlu.knowledge.PassageFields.HEADING;
import static tanlu.knowledge.PassageFields.TEXT;
import static tanlu.knowledge.PassageFields.TITLE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/// Turns a question into one Lucene query for each thing it asks about.
final class QuestionReader {
  // A title that names the subject is about it; a text may only mention it.
  private static final Map<String, Float> WEIGHTS = Map.of(TITLE, 2f, HEADING, 1.5f, TEXT, 1f);
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d) *年");
  private static final Pattern ANY_YEAR =
      Pattern.compile("(?<![\\d.,])(?:19|20)\\d\\d(?![\\d.,]*\\d)");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{2,}");
  private static final Pattern OTHER = Pattern.compile("[^\\p{IsHan}\\s]+");
  // An English word the glossary does not know is as often a verb as a subject.
  private static final Pattern WORD = Pattern.compile("[A-Za-z]?[a-z'-]+\\W*");
  private static final double WORD_LIMIT = 3;
  private static final double PAIR_LIMIT = 2.5;
  private static final Pattern BODY =
      Pattern.compile("([\\p{IsHan}&&[^的在和与及哪些家各等]]{2,4})(?:股份|有限)*(?:公司|集团|机场|大学|银行|医院)");

  // An English sentence begins with a capital whatever the word; quarters are no names.
  private static final Pattern NAME =
      Pattern.compile(
          "(?<=[a-z,;:] )(?!(?:North|South|East|West|Centr)(?:ern|al)?\\b)[A-Z][a-z]{2,}");
  private static final String PEAKING = "碳达峰";

  /// A question, read.
  ///
  /// @param numbers keys of the document numbers named that the corpus has
  /// @param unheld those it has not: what they say is not known
  /// @param regions provinces named
  /// @param subjects one query each
  /// @param metrics those of the subjects that are measured, in all their words
  /// @param places places named other than provinces
  /// @param details queries for what an answer must speak of, each
  /// @param names those for names the glossary does not know
  /// @param year the latest year named
  /// @param speaksOfYear passages that speak of it
  /// @param meaning the question as it is embedded, in Chinese; empty where nothing of it is
  record Question(
      Set<String> numbers,
      Set<String> unheld,
      Set<String> regions,
      List<Subject> subjects,
      Set<List<String>> metrics,
      List<Query> places,
      List<Query> details,
      List<Query> names,
      Optional<Integer> year,
      Optional<Query> speaksOfYear,
      String meaning) {
    /// Whether it asks for nothing that can be looked for.
    boolean isEmpty() {
      return numbers.isEmpty() && (!unheld.isEmpty() || (subjects.isEmpty() && meaning.isEmpty()));
    }
  }

  /// One thing asked about.
  ///
  /// @param limit the most it can weigh, however rare
  record Subject(Query query, double limit) {}

  private final Glossary glossary;
  private final QueryBuilder builder;

  QuestionReader(Glossary glossary, Terms terms) {
    this.glossary = glossary;
    builder = new QueryBuilder(terms);
  }

  /// @param held whether the corpus has a document of that number, by its key
  Question read(String text, Predicate<String> held) {
    String simplified = Simplified.of(text);
    StringBuilder rest = new StringBuilder(simplified);
    Set<String> numbers = new LinkedHashSet<>();
    Set<String> unheld = new LinkedHashSet<>();
    for (DocumentNumber.Named named : DocumentNumber.in(simplified, held).reversed()) {
      (named.held() ? numbers : unheld).add(named.key());
      rest.replace(named.start(), named.end(), " ");
    }
    String asked = rest.toString();
    Glossary.Reading reading = glossary.read(YEAR.matcher(asked).replaceAll("$1 "));
    List<Subject> subjects = new ArrayList<>();
    reading.subjects().forEach(words -> subjects.add(certain(words)));
    Matcher chinese = CHINESE.matcher(reading.rest());
    while (chinese.find()) {
      subjects.add(pairs(chinese.group()));
    }
    Matcher other = OTHER.matcher(reading.rest());
    while (other.find()) {
      if (builder.createPhraseQuery(TEXT, other.group()) != null) {
        boolean word = WORD.matcher(other.group()).matches();
        subjects.add(
            new Subject(any(List.of(other.group())), word ? WORD_LIMIT : Double.POSITIVE_INFINITY));
      }
    }
    // A region alone asks for its peaking targets.
    if (subjects.isEmpty() && !reading.regions().isEmpty()) {
      subjects.add(certain(List.of(PEAKING)));
    }
    List<Integer> years =
        ANY_YEAR.matcher(asked).results().map(year -> Integer.valueOf(year.group())).toList();
    Optional<Integer> year = years.stream().max(Comparator.naturalOrder());
    return new Question(
        numbers,
        unheld,
        reading.regions(),
        subjects,
        reading.metrics(),
        reading.places().stream().map(this::any).toList(),
        details(asked, reading),
        names(asked, reading),
        year,
        year.map(this::speaksOf),
        CHINESE.matcher(asked).find() ? asked : bridged(reading, years));
  }

  /// What the glossary knows as such, and bodies told by their last word.
  private List<Query> details(String asked, Glossary.Reading reading) {
    Stream<List<String>> bodies = BODY.matcher(asked).results().map(body -> List.of(body.group(1)));
    return Stream.concat(reading.details().stream(), bodies).map(this::any).toList();
  }

  private List<Query> names(String asked, Glossary.Reading reading) {
    Set<String> unknown = new HashSet<>(List.of(reading.rest().split("[^\\p{L}\\d]+")));
    return NAME.matcher(asked)
        .results()
        .map(name -> name.group().toLowerCase(Locale.ROOT))
        .filter(unknown::contains)
        .map(name -> any(List.of(name)))
        .toList();
  }

  /// What the glossary knows of a question in English, in Chinese: the embedding model does not
  /// cross languages.
  private static String bridged(Glossary.Reading reading, List<Integer> years) {
    if (reading.chinese().isEmpty()) {
      return "";
    }
    return Stream.concat(reading.chinese().stream(), years.stream().map(year -> year + "年"))
        .collect(joining(" "));
  }

  private Query speaksOf(int year) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(TEXT, String.valueOf(year))), Occur.SHOULD)
        .add(new TermQuery(new Term(HEADING, String.valueOf(year))), Occur.SHOULD)
        .add(PassageFields.targetYear(year), Occur.SHOULD)
        .add(PassageFields.issuedIn(year), Occur.SHOULD)
        .build();
  }

  private Subject certain(List<String> words) {
    return new Subject(any(words), Double.POSITIVE_INFINITY);
  }

  /// The best of several words counts, so that synonyms do not add up.
  private Query any(List<String> words) {
    List<Query> anywhere = new ArrayList<>();
    for (String word : words) {
      WEIGHTS.forEach(
          (field, weight) -> {
            Query phrase = builder.createPhraseQuery(field, word);
            if (phrase != null) {
              anywhere.add(new BoostQuery(phrase, weight));
            }
          });
    }
    return new DisjunctionMaxQuery(anywhere, .1f);
  }

  /// Chinese the glossary does not know is cut into pairs of characters, many of which straddle two
  /// words: a third of them is enough. A short run is more often grammar than a subject.
  private Subject pairs(String run) {
    BooleanQuery.Builder pairs = new BooleanQuery.Builder();
    int count = run.length() - 1;
    for (int i = 0; i < count; i++) {
      pairs.add(any(List.of(run.substring(i, i + 2))), Occur.SHOULD);
    }
    return new Subject(
        pairs.setMinimumNumberShouldMatch((count + 2) / 3).build(), PAIR_LIMIT * count);
  }
}
