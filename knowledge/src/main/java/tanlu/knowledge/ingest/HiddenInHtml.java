package tanlu.knowledge.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/// A web page without what its reader does not see: scripts, forms, and whatever an inline style or
/// the page's own style sheet hides. Pages hide menus all the time, so only sentences outside links
/// count as hidden text.
///
/// @param seen the page's HTML without what is hidden
/// @param texts hidden sentences
record HiddenInHtml(String seen, List<String> texts) {
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern HIDES =
      Pattern.compile(
          "display:none|visibility:hidden|visibility:collapse|font-size:0*[01]?(?:px|pt|em|rem|%)?(?:;|!|$)"
              + "|font-size:0?\\.\\d+(?:px|pt|em|rem)|opacity:0*(?:\\.0\\d*)?(?:;|!|$)"
              + "|(?:left|top|text-indent|margin-left):-\\d{3,}"
              + "|clip:rect\\(0|clip-path:inset\\((?:50|100)%"
              + "|(?:^|;)(?:max-)?(?:height|width):0(?:px)?(?:;|$)");
  private static final Pattern WHITE =
      Pattern.compile(
          "(?:^|;)color:(?:#f[0-9a-f]f[0-9a-f]f[0-9a-f]|#fff|white|transparent|rgba?\\(25\\d,25\\d,25\\d|rgba\\(\\d+,\\d+,\\d+,0\\))");
  private static final Pattern GROUND = Pattern.compile("background");

  /// A sentence has at least so many ideographs, or so many letters.
  private static final int IDEOGRAPHS = 8;

  private static final int LETTERS = 24;

  static HiddenInHtml in(String html) {
    Document page = Jsoup.parse(html);
    Set<Element> unseen = new LinkedHashSet<>();
    for (Element sheet : page.select("style")) {
      Matcher rule = RULE.matcher(sheet.data().replaceAll("(?s)/\\*.*?\\*/", ""));
      while (rule.find()) {
        if (hides(rule.group(2))) {
          unseen.addAll(selected(page, rule.group(1).strip()));
        }
      }
    }
    for (Element styled : page.select("[style]")) {
      String style = bare(styled.attr("style"));
      if (HIDES.matcher(style).find() || (WHITE.matcher(style).find() && !grounded(styled))) {
        unseen.add(styled);
      }
    }
    unseen.addAll(page.select("[hidden], template"));
    page.select("script, style, noscript, select, option, button, textarea, input").remove();
    List<String> texts = new ArrayList<>();
    for (Element element : unseen) {
      if (element.parent() == null || element.normalName().equals("body")) {
        continue;
      }
      Element copy = element.clone();
      copy.select("a, nav").remove();
      String text = Characters.seen(copy.text());
      if (!element.normalName().equals("a") && sentence(text)) {
        texts.add(text);
      }
      element.remove();
    }
    return new HiddenInHtml(page.outerHtml(), List.copyOf(texts));
  }

  private static boolean sentence(String text) {
    return Characters.ideographs(text) >= IDEOGRAPHS || Characters.letters(text) >= LETTERS;
  }

  private static boolean hides(String declarations) {
    String style = bare(declarations);
    return HIDES.matcher(style).find()
        || (WHITE.matcher(style).find() && !GROUND.matcher(style).find());
  }

  private static String bare(String style) {
    return style.replaceAll("\\s+", "").toLowerCase(java.util.Locale.ROOT);
  }

  /// Whether it or anything around it has a ground of its own.
  private static boolean grounded(Element element) {
    for (Element each = element; each != null; each = each.parent()) {
      if (GROUND.matcher(each.attr("style")).find()
          || each.hasAttr("bgcolor")
          || each.hasClass("header")) {
        return true;
      }
    }
    return false;
  }

  /// Elements of a selector jsoup knows; `:hover` and the like select nothing here.
  private static List<Element> selected(Document page, String selector) {
    if (selector.startsWith("@") || selector.contains(":")) {
      return List.of();
    }
    try {
      return page.select(selector);
    } catch (Selector.SelectorParseException _) {
      return List.of();
    }
  }
}
