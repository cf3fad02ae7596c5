package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;

/// To what the levers of a roadmap are supposed to come, %, by year: 非化石发电占比2035年做到65%、2060年95%,
/// 2035年非化石发电占比65%、电炉占比30% or “80 % new-energy vehicles by 2035”.
final class LeverCourses {
  private static final Pattern SENTENCE_END = Pattern.compile("[。?!\\n]|\\.\\s");

  /// Between a value and the year it belongs to: “60 % in 2035”.
  private static final Pattern BINDING =
      Pattern.compile(
          "[^。；;?!,，、]{0,40}?(?:\\b(?:by|in|from|until|before|around|at)\\s(?:the"
              + " year\\s)?|[在到(])");

  /// Between a year and the lever named after it: 2035年广东的非化石发电占比, “by 2035, the non-fossil share”.
  private static final Pattern LEADING =
      Pattern.compile("年?(?:底|末|前|时|以?后)?\\s?[,，、:]?\\s?[^\\d。；;:?!,，、%]{0,20}");

  /// Between a value and the lever named after it: “a 60 % non-fossil share”, “80 percent of its
  /// power is non-fossil”, 60%的非化石发电占比.
  private static final Pattern OF = Pattern.compile("\\s?的|(?!.*\\p{IsHan})[^\\d。；;:?!,，、%]{0,24}");

  /// Another thing follows rather than what the value is of.
  private static final Pattern JOINS = Pattern.compile("[和与及]|\\b(?:and|with|plus|but|while)\\b");

  /// What stands before the name of a lever and belongs to it.
  private record Head(List<LeverMark> years, Optional<LeverMark> value) {
    static final Head NONE = new Head(List.of(), Optional.empty());

    boolean has(LeverMark mark) {
      return years.contains(mark) || value.filter(mark::equals).isPresent();
    }
  }

  /// @param sentence the sentence it stands in, counted
  private record Said(String lever, int sentence, SortedMap<Integer, Double> course) {
    /// Whether a year is said with one of its values.
    boolean isDated() {
      return !course.isEmpty() && course.lastKey() != LeverWishes.UNDATED;
    }
  }

  /// Output is set against that of the nowcast year, and falls or rises by what is said or comes to
  /// it; by how much from another year on is not known.
  private static final Set<String> OUTPUTS = Set.of("steel.demand", "cement.demand", "refining");

  /// What sounds like a lever and is none.
  private static final Set<String> NO_LEVERS = Set.of("other", "trans.nev_sales");

  /// Levers whose values are no percentages, and shares that are no levers.
  private static final Set<String> OTHER_UNITS = Set.of("cement.clinker", "power.coalccs", "other");

  /// A change of a share rather than what it comes to, or where it comes from.
  private static final Pattern RELATIVE =
      Pattern.compile("(?:减排|(?:下降|降低|减少|提高|增加|提升|上升|增长|高|低|多|少)了?)\\s?$|\\bby\\s?$");

  private static final Pattern FROM = Pattern.compile("(?:[从由]|\\bfrom)\\s?$");

  private static final Pattern TURNS = Pattern.compile("分别|各为|\\brespectively\\b");
  private static final Pattern BOTH = Pattern.compile("[都均]|\\b(?:both|each|all)\\b");

  private static final Pattern TO =
      Pattern.compile("(?:[至到为]|达到?|保持在|控制在|\\b(?:to|at|is|of))\\s?$");
  private static final Pattern FALLS =
      Pattern.compile("[降减少低]|\\b(?:cut|fall\\w*|down|lower\\w*|reduc\\w*|declin\\w*|less)\\b");
  private static final Pattern RISES =
      Pattern.compile("[增升]|\\b(?:rais\\w*|up|grow\\w*|rise\\w*|increas\\w*|higher)\\b");
  private static final Pattern AGAINST =
      Pattern.compile("[比较](?!现在|目前|当前|如今|今|2024)|\\b(?:from|against|than) (?!today|now|2024)");

  /// Something is said of a lever that is no share by a year.
  private static final Pattern WISH =
      Pattern.compile(
          "\\d|[倍番]|[过达到][一]?半|半数|不用|不考虑|不上|\\b(?:double|triple|half|halve|third|quarter|without|no)"
              + "\\w*\\b");

  /// Before and after a lever that is not to act, or no longer.
  private static final Pattern OFF =
      Pattern.compile(
          "(?:不用|不要|不考虑|不上|取消|撤掉|撤销|去掉|删掉|拿掉|\\b(?:no|without|remove|drop|cancel|delete|leave"
              + " out))\\s?(?:the |any |my )?$");

  private static final Pattern OFF_AFTER =
      Pattern.compile(
          "(?:的|那[一]?[条项个]|这[一]?[条项个]|措施|设定|设置|lever|setting|\\s)*(?:不要了|不用了|去掉|取消|删掉|拿掉|撤掉|\\b(?:out|away)\\b)");

  private final String text;
  private final List<Lexicon.Hit<String>> hits;

  private LeverCourses(String text, List<Lexicon.Hit<String>> hits) {
    this.text = text;
    this.hits = hits;
  }

  /// @param text folded
  static LeverWishes in(String text, Lexicon<String> levers) {
    return new LeverCourses(text, levers.scan(text)).read();
  }

  private LeverWishes read() {
    List<Said> said = new ArrayList<>();
    List<String> out = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    Head head = hits.isEmpty() ? Head.NONE : head(0, hits.getFirst().start(), true);
    int sentence = 0;
    for (int i = 0; i < hits.size(); i++) {
      int from = hits.get(i).end();
      boolean last = i + 1 == hits.size();
      int to = last ? text.length() : hits.get(i + 1).start();
      int end = sentenceEnd(from, to);
      Head next = last ? Head.NONE : head(from, to, head.value().isPresent());
      List<LeverMark> own = LeverMark.in(text, from, end);
      own.removeIf(next::has);
      String lever = hits.get(i).values().getFirst();
      boolean output = OUTPUTS.contains(lever);
      if (!output) {
        own.removeIf(mark -> !mark.isYear() && relative(mark));
      }
      SortedMap<Integer, Double> course =
          output ? outputs(course(head, indexed(own, from))) : course(head, own);
      if (hits.get(i).values().size() > 1 || OTHER_UNITS.contains(lever)) {
        course = new TreeMap<>();
      }
      if (isOut(hits.get(i))) {
        hits.get(i).values().stream().filter(key -> !NO_LEVERS.contains(key)).forEach(out::add);
      } else if (course.isEmpty() && WISH.matcher(text).region(from, end).find()) {
        unread.add(text.substring(hits.get(i).start(), from));
      }
      said.add(new Said(lever, sentence, course));
      share(said, own, text.substring(from, end));
      sentence += end < to ? 1 : 0;
      head = next;
    }
    SortedMap<String, SortedMap<Integer, Double>> courses = new TreeMap<>();
    for (Said each : said) {
      if (!each.course().isEmpty() && !out.contains(each.lever())) {
        courses.computeIfAbsent(each.lever(), _ -> new TreeMap<>()).putAll(dated(each, said));
      }
    }
    List<LeverMark> alone =
        hits.isEmpty() ? LeverMark.in(text, 0, sentenceEnd(0, text.length())) : List.of();
    alone = alone.stream().filter(mark -> mark.isYear() || !relative(mark)).toList();
    SortedMap<Integer, Double> points = course(Head.NONE, alone);
    return new LeverWishes(Collections.unmodifiableMap(courses), points, out, unread);
  }

  /// 非化石发电占比、电炉占比2035年分别达到65%、30%: the levers before have their values from the last, in turn or
  /// all the same.
  private static void share(List<Said> said, List<LeverMark> marks, String words) {
    Said last = said.getLast();
    int first = said.size() - 1;
    while (first > 0
        && said.get(first - 1).course().isEmpty()
        && said.get(first - 1).sentence() == last.sentence()) {
      first--;
    }
    List<Said> levers = said.subList(first, said.size());
    List<LeverMark> values = marks.stream().filter(mark -> !mark.isYear()).toList();
    boolean turns = TURNS.matcher(words).find() && values.size() == levers.size();
    if (levers.size() < 2 || last.course().isEmpty() || !(turns || BOTH.matcher(words).find())) {
      return;
    }
    for (int i = 0; i < levers.size(); i++) {
      Said lever = levers.get(i);
      SortedMap<Integer, Double> course =
          turns
              ? new TreeMap<>(Map.of(last.course().lastKey(), values.get(i).value()))
              : last.course();
      levers.set(i, new Said(lever.lever(), lever.sentence(), course));
    }
  }

  private boolean relative(LeverMark mark) {
    return RELATIVE.matcher(before(mark)).find();
  }

  private String before(LeverMark mark) {
    return text.substring(Math.max(0, mark.start() - 12), mark.start());
  }

  private boolean isOut(Lexicon.Hit<String> hit) {
    return OFF.matcher(text.substring(Math.max(0, hit.start() - 20), hit.start())).find()
        || OFF_AFTER.matcher(text).region(hit.end(), text.length()).lookingAt();
  }

  /// Values of output as they are of that of the nowcast year.
  private List<LeverMark> indexed(List<LeverMark> marks, int from) {
    List<LeverMark> indexed = new ArrayList<>();
    int at = from;
    for (LeverMark mark : marks) {
      String before = text.substring(at, mark.start());
      String after = text.substring(mark.end(), Math.min(text.length(), mark.end() + 8));
      if (mark.isYear() || TO.matcher(before).find()) {
        indexed.add(mark);
      } else if (FALLS.matcher(before).find() || FALLS.matcher(after).find()) {
        indexed.add(mark.of(100 - mark.value()));
      } else if (RISES.matcher(before).find() || RISES.matcher(after).find()) {
        indexed.add(mark.of(100 + mark.value()));
      }
      at = mark.end();
    }
    return AGAINST.matcher(text.substring(from, at)).find() ? List.of() : indexed;
  }

  private static SortedMap<Integer, Double> outputs(SortedMap<Integer, Double> course) {
    course.remove(LeverWishes.UNDATED);
    if (!course.isEmpty()) {
      course.putIfAbsent(Dataset.LAST_ECONOMY, 100.0);
    }
    return course;
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
    List<LeverMark> marks = LeverMark.in(text, from, to);
    if (marks.isEmpty()) {
      return Head.NONE;
    }
    LeverMark last = marks.getLast();
    String gap = text.substring(last.end(), to);
    if (last.isYear()) {
      return leads(last, to) && !belongs(marks, marks.size() - 1)
          ? new Head(years(marks, marks.size()), Optional.empty())
          : Head.NONE;
    }
    boolean several = marks.stream().filter(mark -> !mark.isYear()).count() > 1;
    boolean han = Character.isIdeographic(text.charAt(to));
    if (!OF.matcher(gap).matches()
        || (han && !gap.endsWith("的"))
        || JOINS.matcher(gap).find()
        || !(spare || several)) {
      return Head.NONE;
    }
    boolean led =
        marks.size() > 1
            && marks.get(marks.size() - 2).isYear()
            && leads(marks.get(marks.size() - 2), last.start());
    return new Head(led ? years(marks, marks.size() - 1) : List.of(), Optional.of(last));
  }

  /// The years that stand together before a place among the marks.
  private static List<LeverMark> years(List<LeverMark> marks, int end) {
    int first = end - 1;
    while (first > 0 && marks.get(first - 1).isYear()) {
      first--;
    }
    return marks.subList(first, end);
  }

  private boolean leads(LeverMark year, int to) {
    String gap = text.substring(year.end(), to);
    return LEADING.matcher(gap).matches() && !JOINS.matcher(gap).find();
  }

  /// Whether a year belongs to the value before it.
  private boolean belongs(List<LeverMark> marks, int at) {
    return at > 0
        && !marks.get(at - 1).isYear()
        && BINDING
            .matcher(text.substring(marks.get(at - 1).end(), marks.get(at).start()))
            .matches();
  }

  private SortedMap<Integer, Double> course(Head head, List<LeverMark> marks) {
    List<LeverMark> all = new ArrayList<>();
    head.value().ifPresent(all::add);
    all.addAll(marks);
    long named = head.years().size() + all.stream().filter(LeverMark::isYear).count();
    if (2 * named < head.years().size() + all.size()) {
      all.removeIf(mark -> !mark.isYear() && FROM.matcher(before(mark)).find());
    }
    List<LeverMark> years =
        Stream.concat(head.years().stream(), all.stream()).filter(LeverMark::isYear).toList();
    List<LeverMark> values = all.stream().filter(mark -> !mark.isYear()).toList();
    boolean yearsFirst =
        values.size() > 1
            && years.size() == values.size()
            && years.stream().allMatch(year -> year.start() < values.getFirst().start());
    return yearsFirst ? inTurn(years, values) : inPairs(head, all, values.size());
  }

  /// 2030、2040、2060年分别为40%、65%、95%.
  private static SortedMap<Integer, Double> inTurn(List<LeverMark> years, List<LeverMark> values) {
    SortedMap<Integer, Double> course = new TreeMap<>();
    for (int i = 0; i < years.size(); i++) {
      course.put(years.get(i).year().orElseThrow(), values.get(i).value());
    }
    return course;
  }

  private SortedMap<Integer, Double> inPairs(Head head, List<LeverMark> all, int values) {
    SortedMap<Integer, Double> course = new TreeMap<>();
    Optional<Integer> year =
        head.years().isEmpty() ? Optional.empty() : head.years().getLast().year();
    // “By 2030 the share is 55 % and by 2060 93 %”: each value has its year before it.
    boolean counted = year.isPresent() && values == all.size() - values + 1;
    for (int i = 0; i < all.size(); i++) {
      LeverMark mark = all.get(i);
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
        course.put(LeverWishes.UNDATED, mark.value());
      }
    }
    return course;
  }

  private int sentenceEnd(int from, int to) {
    Matcher end = SENTENCE_END.matcher(text).region(from, to);
    return end.find() ? end.start() : to;
  }
}
