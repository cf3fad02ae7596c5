package tanlu.knowledge;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words of one meaning in Chinese and English, the sectors and the regions (`glossary.txt`). It
/// takes a question apart: what it is about, where, and what is left over.
public final class Glossary {
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final Pattern LINE =
      Pattern.compile(
          "(stop|term|metric|sector|region|place|detail)(?: ([^<:]+?))?(?: < ([^:]+))?: (.+)");

  /// What a word of the glossary stands for.
  ///
  /// @param words all words of that meaning; for a province its names, for a stop word none
  /// @param region where it lies, for the name of a province or a place in it
  private record Meaning(Kind kind, List<String> words, @Nullable String region) {}

  private enum Kind {
    STOP,
    TERM,
    METRIC,
    REGION,
    PLACE,
    DETAIL
  }

  /// A question taken apart.
  ///
  /// @param subjects for each, all the words that stand for it
  /// @param metrics those of the subjects that are measured, e.g. 碳强度
  /// @param places those of the subjects that are places
  /// @param details those of the subjects that whatever answers speaks of: a firm, a subsidy
  /// @param regions provinces named, by themselves or by a place
  /// @param chinese every word known, in Chinese
  /// @param rest what the glossary does not know
  record Reading(
      Set<List<String>> subjects,
      Set<List<String>> metrics,
      Set<List<String>> places,
      Set<List<String>> details,
      Set<String> regions,
      List<String> chinese,
      String rest) {}

  private static final class Embedded {
    static final Glossary GLOSSARY =
        new Glossary(
            Stream.of("glossary.txt", "places.txt", "details.txt")
                .flatMap(file -> Resource.text(file).lines())
                .toList());
  }

  private final Map<String, Meaning> meanings = new HashMap<>();
  private final Map<String, List<String>> sectors = new LinkedHashMap<>();
  private final Map<String, String> sectorByWord = new HashMap<>();
  private final Set<String> regions = new LinkedHashSet<>(List.of("CN", "GLOBAL"));
  private final Pattern known;
  private final WordFinder sectorWords;

  /// @param lines as in `glossary.txt`, whose comments explain them
  Glossary(List<String> lines) {
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        learn(line);
      }
    }
    known = pattern(meanings.keySet());
    sectorWords = new WordFinder(sectorByWord.keySet());
  }

  /// The one that comes with the program.
  public static Glossary embedded() {
    return Embedded.GLOSSARY;
  }

  private void learn(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "glossary.txt: '" + line + "' does not fit; expected e.g. 'term: 碳价 | carbon price'");
    }
    List<String> words = cut(parts.group(4), "|");
    String name = Objects.requireNonNullElse(parts.group(2), "");
    switch (parts.group(1)) {
      case "stop" -> learn(words, new Meaning(Kind.STOP, List.of(), null));
      case "region" -> {
        regions.add(name);
        learn(words, new Meaning(Kind.REGION, words, name));
      }
      case "place" -> learn(words, new Meaning(Kind.PLACE, words, name.isEmpty() ? null : name));
      case "sector" -> {
        sectors.put(name, parts.group(3) == null ? List.of() : cut(parts.group(3), ","));
        sectorByWord.put(FOLD.normalize(name), name);
        words.forEach(word -> sectorByWord.put(FOLD.normalize(word), name));
        learn(words, new Meaning(Kind.TERM, words, null));
      }
      case "detail" -> learn(words, new Meaning(Kind.DETAIL, words, null));
      case "metric" -> learn(words, new Meaning(Kind.METRIC, words, null));
      default -> learn(words, new Meaning(Kind.TERM, words, null));
    }
  }

  private void learn(List<String> words, Meaning meaning) {
    for (String word : words) {
      if (meanings.put(FOLD.normalize(word), meaning) != null) {
        throw new IllegalArgumentException("glossary.txt: '" + word + "' stands twice");
      }
    }
  }

  private static List<String> cut(String list, String mark) {
    return Arrays.stream(list.split(Pattern.quote(mark), -1)).map(String::strip).toList();
  }

  /// The sectors passages carry and a query may be narrowed to.
  public Set<String> sectors() {
    return Collections.unmodifiableSet(sectors.keySet());
  }

  /// Provinces' abbreviations, `CN` and `GLOBAL`.
  public Set<String> regions() {
    return Collections.unmodifiableSet(regions);
  }

  /// The sector meant by a word such as `钢铁`, `steel` or `iron and steel`.
  public Optional<String> sector(String word) {
    return Optional.ofNullable(sectorByWord.get(FOLD.normalize(Simplified.of(word))));
  }

  /// The provinces a text names, by themselves or by a place in them.
  public Set<String> regionsIn(String text) {
    return read(text).regions();
  }

  /// The sectors a text names.
  public Set<String> sectorsIn(String text) {
    return sectorWords.in(FOLD.normalize(text)).stream()
        .map(word -> Objects.requireNonNull(sectorByWord.get(word), word))
        .collect(toCollection(LinkedHashSet::new));
  }

  /// The wider sectors that may speak for a sector.
  List<String> within(String sector) {
    return sectors.getOrDefault(sector, List.of());
  }

  /// @param question in simplified characters
  Reading read(String question) {
    Set<List<String>> subjects = new LinkedHashSet<>();
    Set<List<String>> metrics = new LinkedHashSet<>();
    Set<List<String>> places = new LinkedHashSet<>();
    Set<List<String>> details = new LinkedHashSet<>();
    Set<String> where = new LinkedHashSet<>();
    List<String> chinese = new ArrayList<>();
    StringBuilder left = new StringBuilder();
    Matcher word = known.matcher(FOLD.normalize(question));
    while (word.find()) {
      word.appendReplacement(left, " ");
      String longest = word.group(1) != null ? word.group(1) : word.group(2);
      Meaning meaning = Objects.requireNonNull(meanings.get(longest), longest);
      if (meaning.kind() != Kind.STOP) {
        chinese.add(meaning.words().getFirst());
      }
      if (meaning.kind() != Kind.STOP && meaning.kind() != Kind.REGION) {
        subjects.add(meaning.words());
      }
      if (meaning.kind() == Kind.METRIC) {
        metrics.add(meaning.words());
      }
      if (meaning.kind() == Kind.PLACE) {
        places.add(meaning.words());
      }
      if (meaning.kind() == Kind.DETAIL) {
        details.add(meaning.words());
      }
      if (meaning.region() != null) {
        where.add(meaning.region());
      }
    }
    String rest = word.appendTail(left).toString().strip();
    return new Reading(subjects, metrics, places, details, where, chinese, rest);
  }

  /// Group 1 is a Chinese word, group 2 a Latin one, whole, with or without the plural's s; the
  /// longest wins.
  private static Pattern pattern(Set<String> words) {
    Predicate<String> chinese = word -> word.codePoints().anyMatch(Character::isIdeographic);
    return Pattern.compile(
        "(%s)|(?<![\\p{L}\\d])(%s)(?:e?s)?(?![\\p{L}\\d])"
            .formatted(oneOf(words, chinese), oneOf(words, chinese.negate())));
  }

  private static String oneOf(Set<String> words, Predicate<String> kind) {
    return words.stream()
        .filter(kind)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(joining("|"));
  }
}
