package tanlu.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.Assistant;
import tanlu.assistant.ReplayException;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.bundle.Bundle;
import tanlu.assistant.bundle.Bundle.Versions;
import tanlu.assistant.bundle.Seal;
import tanlu.assistant.bundle.SigningKey;

@Command(
    name = "replay",
    description = {
      "Check a bundle's signature and recompute every number of a saved answer. 核对签名，重算每个数字。",
      "Exit code 0 all the same; 1 a number or citation comes out otherwise, or the file cannot be"
          + " read; 5 changed after it was signed; 6 signed with another installation's key."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  static final int DIFFERS = 1;
  static final int ALTERED = 5;
  static final int FOREIGN = 6;

  private static final Text SAME = Text.of("相同", "same");

  @ParentCommand private Main main = new Main();

  @Parameters(paramLabel = "FILE", description = "a bundle, or an answer as `ask --json` prints it")
  private Path file = Path.of("");

  @Option(
      names = "--signer",
      paramLabel = "FINGERPRINT",
      description = "accept this key too, as its owner told it to you")
  private @Nullable String signer;

  @Option(
      names = "--lang",
      description = "the language of what is told, zh or en (default: the answer's)")
  private @Nullable String lang;

  private Language language = Language.ZH;

  @Override
  public Integer call() {
    JsonNode tree = SavedAnswer.tree(file);
    language = language(tree.has("format") ? tree.path("answer") : tree);
    if (!tree.has("format")) {
      return replayed(main.assistant(), SavedAnswer.read(file, tree));
    }
    String format = tree.path("format").asText();
    if (!format.equals(Bundle.FORMAT)) {
      throw new CommandException(
          "%s is a bundle of the format %s; this program reads %s."
              .formatted(file, SavedAnswer.shown(format), Bundle.FORMAT));
    }
    int exit = sealed(tree);
    Answer answer;
    try {
      answer = SavedAnswer.read(file, tree.path("answer"));
    } catch (CommandException e) {
      if (exit != ALTERED) {
        throw e;
      }
      // What was changed is told already; this says what no longer fits.
      System.out.println(e.getMessage());
      return exit;
    }
    Assistant assistant = main.assistant();
    compare(assistant, tree, answer);
    int numbers = replayed(assistant, answer);
    return exit == 0 ? numbers : exit;
  }

  private Language language(JsonNode answer) {
    return lang != null
        ? AskCommand.language(lang)
        : answer.path("language").asText().equals("en") ? Language.EN : Language.ZH;
  }

  private void say(String zh, String en, Object... values) {
    Object[] shown =
        Arrays.stream(values)
            .map(value -> value instanceof String words ? SavedAnswer.shown(words) : value)
            .toArray();
    System.out.println((language == Language.ZH ? zh : en).formatted(shown));
  }

  private int sealed(JsonNode tree) {
    Seal seal = Seal.of(tree);
    for (Seal.Altered part : seal.altered()) {
      switch (part.how()) {
        case CHANGED -> say("签名后被改动：%s", "CHANGED after it was signed: %s", part.part());
        case ADDED -> say("签名后被添加：%s", "ADDED after it was signed: %s", part.part());
        case REMOVED -> say("签名后被删除：%s", "REMOVED after it was signed: %s", part.part());
      }
    }
    if (seal.signer().isEmpty()) {
      say(
          "签名无效：日期、哈希值、公钥或签名被改动。",
          "The SIGNATURE does not hold: the date, a hash, the key or the signature was changed.");
    }
    if (!seal.whole()) {
      return ALTERED;
    }
    String by = seal.signer().orElseThrow();
    String when = tree.path("signed").asText();
    Optional<SigningKey> own = SigningKey.held(main.settings().home());
    if (own.filter(key -> key.fingerprint().equals(by)).isPresent()) {
      say("%s 由本机签名（密钥 %s）", "signed %s by this installation (key %s)", when, by);
      return 0;
    }
    if (by.equals(signer)) {
      say("%s 由您指定的密钥签名（%s）", "signed %s by the key you named (%s)", when, by);
      return 0;
    }
    say(
        "%s 由另一处安装签名（密钥 %s）：内容完整，但出自持有该密钥的人；如认得该密钥，请加 --signer %s",
        "signed %s by ANOTHER installation (key %s): it is whole, but whoever holds that key wrote"
            + " it; where you know the key, say --signer %s",
        when,
        by,
        by);
    return FOREIGN;
  }

  /// Says which versions are others now; numbers that come out the same are none the worse for it.
  private void compare(Assistant assistant, JsonNode tree, Answer answer) {
    Versions now = Versions.now();
    compare(Text.of("程序", "engine"), tree.at("/versions/engine").asText(), now.engine());
    compare(Text.of("语料", "corpus"), tree.at("/versions/corpus").asText(), now.corpus());
    String id = answer.dataset().id();
    String held = Text.of("没有同名数据集", "none of that name").in(language);
    for (JsonNode dataset : assistant.catalog().path("datasets")) {
      if (dataset.path("id").asText().equals(id)) {
        held = dataset.path("version").asText();
      }
    }
    compare(Text.of("数据集 " + id, "dataset " + id), answer.dataset().version(), held);
  }

  private void compare(Text what, String then, String now) {
    if (!then.equals(now)) {
      say(
          "%s版本不同：数据包为 %s，本机为 %s",
          "OTHER VERSION of %s: the bundle has %s, here is %s", what.in(language), then, now);
    }
  }

  private int replayed(Assistant assistant, Answer answer) {
    Function<Claim, Assistant.Replayed> replaying = assistant.replaying();
    int same = 0;
    for (Claim claim : answer.claims()) {
      Text verdict = replay(replaying, claim);
      same += verdict.equals(SAME) ? 1 : 0;
      say(
          "%-5s %s  %s：%s",
          "%-5s %s  %s: %s", claim.id(), claim.shown(), claim.label(), verdict.in(language));
    }
    int all = answer.claims().size();
    say("%2$d 个数字中 %1$d 个重算结果相同", "%d of %d claims came out the same", same, all);
    boolean cited = true;
    for (Citation citation : answer.citations()) {
      cited &= citedAsHeld(assistant, citation, answer.language());
    }
    return same == all && cited ? 0 : DIFFERS;
  }

  private boolean citedAsHeld(Assistant assistant, Citation citation, String written) {
    Optional<Citation> now =
        assistant
            .passage(citation.passage())
            .map(
                passage ->
                    Citation.of(
                        citation.n(), passage, written.equals("zh") ? Language.ZH : Language.EN));
    if (now.isEmpty()) {
      say(
          "[%d] 本机没有段落 %s",
          "[%d] the passage %s is not held here", citation.n(), citation.passage());
    } else if (!now.get().equals(citation)) {
      say(
          "[%d] 段落 %s 在本机的文字不同",
          "[%d] the passage %s reads otherwise here", citation.n(), citation.passage());
      return false;
    }
    return true;
  }

  private static Text replay(Function<Claim, Assistant.Replayed> replaying, Claim claim) {
    try {
      Assistant.Replayed again = replaying.apply(claim);
      return again.same()
          ? SAME
          : Text.of(
              "不同：文件为 %s %s，重算为 %s %s"
                  .formatted(claim.value(), claim.unit(), again.value(), again.unit()),
              "DIFFERS, the file says %s %s, it comes out as %s %s"
                  .formatted(claim.value(), claim.unit(), again.value(), again.unit()));
    } catch (ReplayException e) {
      return Text.of("无法重算：" + e.sentence().zh(), "CANNOT BE REPLAYED, " + e.sentence().en());
    }
  }
}
