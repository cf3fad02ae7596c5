package tanlu.assistant.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.data.Region;
import tanlu.assistant.link.EntityLinker;

/// The province somebody says to be of (我是安徽省发改委的) and then speaks of as his own: 我省, “our
/// province”.
record Home(Optional<Region> region) {
  static final Home UNKNOWN = new Home(Optional.empty());

  private static final Pattern SELF =
      Pattern.compile(
          "(?i)(?:我们?|本人|咱们?|我方|我司|我处|我单位|俺)(?:这边|现在|目前|都|就)?(?:是|在|来自|负责|代表)[^，。；！？,.;!?]*|(?:我们?|本|咱们?)省(?:[（(]|[是为即]|就是)[^，。；！？,.;!?）)]*|\\b(?:i"
              + " am|i'm|we are|we're|i work|we work|i come|we come|speaking as|writing as) (?:\\w+"
              + " ){0,6}?(?:from|for|with|of|at|in)\\b[^.;!?,]*|\\b(?:my|our) province"
              + " (?:is|being)\\b[^.;!?,]*");

  private static final Pattern OWN =
      Pattern.compile(
          "(?i)(?:我们?|本|咱们?)省(?!(?:[（(]|[是为即]|就是))|\\b(?:my|our)(?: own| home)? province(?!(?:'s)?"
              + " (?:is|being)\\b)");

  /// What is known after a message.
  Home after(String message, EntityLinker linker) {
    Matcher self = SELF.matcher(message);
    while (self.find()) {
      List<Region> named = linker.mentions(self.group()).distinctRegions();
      if (named.size() == 1 && !named.getFirst().isNation()) {
        return new Home(Optional.of(named.getFirst()));
      }
    }
    return this;
  }

  /// The message with the province's name in place of 我省.
  String in(String message) {
    return region
        .map(
            known ->
                OWN.matcher(message)
                    .replaceAll(
                        own -> own.group().endsWith("省") ? known.name().zh() : known.name().en()))
        .orElse(message);
  }
}
