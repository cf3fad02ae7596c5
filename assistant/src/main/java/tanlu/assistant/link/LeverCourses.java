package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// To what the levers of a roadmap are supposed to come, %, by year: 非化石发电占比2035年做到65%、2060年95%,
/// 2035年非化石发电占比65%、电炉占比30% or “80 % new-energy vehicles by 2035”.
final class LeverCourses {
  private static final Pattern MARK =
      Pattern.compile(
          "(?<value>(?<![\\d.])\\d{1,3}(?:\\.\\d+)?)\\s?(?:%|per ?cent)"
              + "|(?<tenths>[一二三四五六七八九])成(?:(?<half>半)|(?<units>[一二三四五六七八九]))?"
              + "|(?<!\\d)(?<year>20[2-6]\\d)(?!\\d)");

  private static final Pattern SENTENCE_END = Pattern.compile("[。?!\\n]|\\.\\s");

  /// Between a value and the year it belongs to: “60 % in 2035”.
  private static final Pattern BINDING =
      Pattern.compile("[^。；;?!,，、]{0,40}?(?:\\b(?:by|in|from|until)\\s|[在到])");

  /// Between a year and the lever named after it: 2035年广东的非化石发电占比, “by 2035, the non-fossil share”.
  private static final Pattern LEADING =
      Pattern.compile("年?(?:底|末|前|时|以?后)?\\s?[,，、:]?\\s?[^\\d。；;:?!,，、%]{0,20}");

  /// The year of a peak or of neutrality.
  private static final Pattern OTHER_BEFORE =
      Pattern.compile("(?:达峰|峰值|中和|净零|peak\\w*|neutral\\w*|net.zero)[^\\d。；;?!,，、%]{0,12}$");

  private static final Pattern OTHER_AFTER =
      Pattern.compile("年?(?:前|之前|以前|左右)?(?:实现|达到)?(?:碳|净)?(?:达峰|中和|零排放)");

  /// Between a value and the lever named after it: “a 60 % non-fossil share”, “80 percent of its
  /// power is non-fossil”.
  private static final Pattern OF = Pattern.compile("[^\\d。；;:?!,，、%]{0,24}");

  private record Mark(int start, int end, Optional<Integer> year, double value) {
    static Mark of(MatchResult match) {
      String year = match.group("year");
      return new Mark(
          match.start(),
          match.end(),
          Optional.ofNullable(year).map(Integer::valueOf),
          year == null ? percent(match) : 0);
    }

    boolean isYear() {
      return year.isPresent();
    }
  }

  /// Another thing follows rather than what the value is of.
  private static final Pattern JOINS = Pattern.compile("[和与及]|\\b(?:and|with|plus|but|while)\\b");

  /// What stands before the name of a lever and belongs to it.
  private record Head(Optional<Mark> year, Optional<Mark> value) {
    static final Head NONE = new Head(Optional.empty(), Optional.empty());

    boolean has(Mark mark) {
      return Stream.of(year, value).flatMap(Optional::stream).anyMatch(mark::equals);
    }
  }

  /// @param sentence the sentence it stands in, counted
  private record Said(String lever, int sentence, SortedMap<Integer, Double> course) {
    /// Whether a year is said with one of its values.
    boolean isDated() {
      return !course.isEmpty() && course.lastKey() != Mentions.UNDATED;
    }
  }

  private final String text;

  private LeverCourses(String text) {
    this.text = text;
  }

  /// By lever, then by year.
  ///
  /// @param text folded
  static Map<String, SortedMap<Integer, Double>> in(String text, Lexicon<String> levers) {
    return new LeverCourses(text).read(levers.scan(text));
  }

  private Map<String, SortedMap<Integer, Double>> read(List<Lexicon.Hit<String>> levers) {
    List<Said> said = new ArrayList<>();
    Head head = levers.isEmpty() ? Head.NONE : head(0, levers.getFirst().start(), true);
    int sentence = 0;
    for (int i = 0; i < levers.size(); i++) {
      int from = levers.get(i).end();
      boolean last = i + 1 == levers.size();
      int to = last ? text.length() : levers.get(i + 1).start();
      Head next = last ? Head.NONE : head(from, to, head.value().isPresent());
      List<Mark> own = marks(from, sentenceEnd(from, to));
      own.removeIf(next::has);
      said.add(new Said(levers.get(i).values().getFirst(), sentence, course(head, own)));
      sentence += sentenceEnd(from, to) < to ? 1 : 0;
      head = next;
    }
    SortedMap<String, SortedMap<Integer, Double>> courses = new TreeMap<>();
    for (Said each : said) {
      if (!each.course().isEmpty()) {
        courses.computeIfAbsent(each.lever(), _ -> new TreeMap<>()).putAll(dated(each, said));
      }
    }
    return Collections.unmodifiableMap(courses);
  }

  /// The year of one lever holds for the others of its sentence: 2035年非化石发电占比65%、电炉占比30%.
  private static SortedMap<Integer, Double> dated(Said undated, List<Said> all) {
    if (undated.isDated()) {
      return undated.course();
    }
    int at = all.indexOf(undated);
    return Stream.concat(all.subList(0, at).reversed().stream(), all.stream().skip(at + 1L))
        .filter(other -> other.sentence() == undated.sentence() && other.isDated())
        .findFirst()
        .map(other -> other.course().lastKey())
        .<SortedMap<Integer, Double>>map(
            year -> new TreeMap<>(Map.of(year, undated.course().values().iterator().next())))
        .orElse(undated.course());
  }

  /// @param spare whether the lever before can do without the value
  private Head head(int from, int to, boolean spare) {
    List<Mark> marks = marks(from, to);
    if (marks.isEmpty()) {
      return Head.NONE;
    }
    Mark last = marks.getLast();
    String gap = text.substring(last.end(), to);
    if (last.isYear()) {
      return leads(last, to) && !belongs(marks, marks.size() - 1)
          ? new Head(Optional.of(last), Optional.empty())
          : Head.NONE;
    }
    boolean several = marks.stream().filter(mark -> !mark.isYear()).count() > 1;
    if (!OF.matcher(gap).matches() || JOINS.matcher(gap).find() || !(spare || several)) {
      return Head.NONE;
    }
    Optional<Mark> year =
        Optional.of(marks)
            .filter(all -> all.size() > 1)
            .map(all -> all.get(all.size() - 2))
            .filter(mark -> mark.isYear() && leads(mark, last.start()));
    return new Head(year, Optional.of(last));
  }

  private boolean leads(Mark year, int to) {
    return LEADING.matcher(text.substring(year.end(), to)).matches();
  }

  private boolean ofAnother(Mark year) {
    return OTHER_BEFORE.matcher(text.substring(0, year.start())).find()
        || OTHER_AFTER.matcher(text.substring(year.end())).lookingAt();
  }

  /// Whether a year belongs to the value before it.
  private boolean belongs(List<Mark> marks, int at) {
    return at > 0
        && !marks.get(at - 1).isYear()
        && BINDING.matcher(text.substring(marks.get(at - 1).end(), marks.get(at).start())).matches();
  }

  private SortedMap<Integer, Double> course(Head head, List<Mark> marks) {
    SortedMap<Integer, Double> course = new TreeMap<>();
    List<Mark> all = new ArrayList<>();
    head.value().ifPresent(all::add);
    all.addAll(marks);
    long values = all.stream().filter(mark -> !mark.isYear()).count();
    Optional<Integer> year = head.year().flatMap(Mark::year);
    // “By 2030 the share is 55 % and by 2060 93 %”: each value has its year before it.
    boolean counted = year.isPresent() && values == all.size() - values + 1;
    for (int i = 0; i < all.size(); i++) {
      Mark mark = all.get(i);
      if (mark.isYear()) {
        year = mark.year();
        counted = true;
        continue;
      }
      boolean valueFirst =
          i + 1 < all.size()
              && all.get(i + 1).isYear()
              && (belongs(all, i + 1) || head.value().filter(mark::equals).isPresent());
      if (valueFirst && !(counted && year.isPresent())) {
        i++;
        course.putIfAbsent(all.get(i).year().orElseThrow(), mark.value());
        year = Optional.empty();
      } else if (year.isPresent()) {
        course.putIfAbsent(year.get(), mark.value());
        year = Optional.empty();
      } else if (course.isEmpty()) {
        course.put(Mentions.UNDATED, mark.value());
      }
    }
    return course;
  }

  private List<Mark> marks(int from, int to) {
    List<Mark> marks = new ArrayList<>();
    MARK.matcher(text)
        .region(from, to)
        .results()
        .map(Mark::of)
        .filter(mark -> !mark.isYear() || !ofAnother(mark))
        .forEach(marks::add);
    return marks;
  }

  private int sentenceEnd(int from, int to) {
    Matcher end = SENTENCE_END.matcher(text).region(from, to);
    return end.find() ? end.start() : to;
  }

  /// Per cent, also in tenths: 八成 is 80, 六成五 is 65.
  private static double percent(MatchResult match) {
    if (match.group("value") != null) {
      return Double.parseDouble(match.group("value"));
    }
    String units = match.group("half") == null ? match.group("units") : "五";
    return 10 * digit(match.group("tenths")) + (units == null ? 0 : digit(units));
  }

  private static int digit(String han) {
    return 1 + "一二三四五六七八九".indexOf(han);
  }
}
