package tanlu.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
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
      "Check a bundle's signature and recompute every number of a saved answer.",
      "Exit code 0 all the same; 1 a number or citation comes out otherwise, or the file cannot be"
          + " read; 5 changed after it was signed; 6 signed with another installation's key."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  static final int DIFFERS = 1;
  static final int ALTERED = 5;
  static final int FOREIGN = 6;

  private static final String SAME = "same";

  @ParentCommand private Main main = new Main();

  @Parameters(paramLabel = "FILE", description = "a bundle, or an answer as `ask --json` prints it")
  private Path file = Path.of("");

  @Option(
      names = "--signer",
      paramLabel = "FINGERPRINT",
      description = "accept this key too, as its owner told it to you")
  private @Nullable String signer;

  @Override
  public Integer call() {
    JsonNode tree = SavedAnswer.tree(file);
    if (!tree.has("format")) {
      return replayed(main.assistant(), SavedAnswer.read(file, tree));
    }
    String format = tree.path("format").asText();
    if (!format.equals(Bundle.FORMAT)) {
      throw new CommandException(
          "%s is a bundle of the format %s; this program reads %s."
              .formatted(file, format, Bundle.FORMAT));
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

  private int sealed(JsonNode tree) {
    Seal seal = Seal.of(tree);
    for (Seal.Altered part : seal.altered()) {
      System.out.println(
          switch (part.how()) {
            case CHANGED -> "CHANGED after it was signed: " + part.part();
            case ADDED -> "ADDED after it was signed: " + part.part();
            case REMOVED -> "REMOVED after it was signed: " + part.part();
          });
    }
    if (seal.signer().isEmpty()) {
      System.out.println(
          "The SIGNATURE does not hold: the date, a hash, the key or the signature was changed.");
    }
    if (!seal.whole()) {
      return ALTERED;
    }
    String by = seal.signer().orElseThrow();
    String when = tree.path("signed").asText();
    Optional<SigningKey> own = SigningKey.held(main.settings().home());
    if (own.filter(key -> key.fingerprint().equals(by)).isPresent()) {
      System.out.printf("signed %s by this installation (key %s)%n", when, by);
      return 0;
    }
    if (by.equals(signer)) {
      System.out.printf("signed %s by the key you named (%s)%n", when, by);
      return 0;
    }
    System.out.printf(
        "signed %s by ANOTHER installation (key %s): it is whole, but whoever holds that key wrote"
            + " it; where you know the key, say --signer %s%n",
        when, by, by);
    return FOREIGN;
  }

  /// Says which versions are others now; numbers that come out the same are none the worse for it.
  private static void compare(Assistant assistant, JsonNode tree, Answer answer) {
    Versions now = Versions.now();
    compare("engine", tree.at("/versions/engine").asText(), now.engine());
    compare("corpus", tree.at("/versions/corpus").asText(), now.corpus());
    String id = answer.dataset().id();
    String held = "none of that name";
    for (JsonNode dataset : assistant.catalog().path("datasets")) {
      if (dataset.path("id").asText().equals(id)) {
        held = dataset.path("version").asText();
      }
    }
    compare("dataset " + id, answer.dataset().version(), held);
  }

  private static void compare(String what, String then, String now) {
    if (!then.equals(now)) {
      System.out.printf("OTHER VERSION of %s: the bundle has %s, here is %s%n", what, then, now);
    }
  }

  private static int replayed(Assistant assistant, Answer answer) {
    Function<Claim, Assistant.Replayed> replaying = assistant.replaying();
    int same = 0;
    for (Claim claim : answer.claims()) {
      String verdict = replay(replaying, claim);
      same += verdict.equals(SAME) ? 1 : 0;
      System.out.printf("%-5s %s  %s: %s%n", claim.id(), claim.shown(), claim.label(), verdict);
    }
    int all = answer.claims().size();
    System.out.printf("%d of %d claims came out the same%n", same, all);
    boolean cited = true;
    for (Citation citation : answer.citations()) {
      cited &= citedAsHeld(assistant, citation, answer.language());
    }
    return same == all && cited ? 0 : DIFFERS;
  }

  private static boolean citedAsHeld(Assistant assistant, Citation citation, String language) {
    Optional<Citation> now =
        assistant
            .passage(citation.passage())
            .map(
                passage ->
                    Citation.of(
                        citation.n(), passage, language.equals("zh") ? Language.ZH : Language.EN));
    if (now.isEmpty()) {
      System.out.printf("[%d] the passage %s is not held here%n", citation.n(), citation.passage());
    } else if (!now.get().equals(citation)) {
      System.out.printf(
          "[%d] the passage %s reads otherwise here%n", citation.n(), citation.passage());
      return false;
    }
    return true;
  }

  private static String replay(Function<Claim, Assistant.Replayed> replaying, Claim claim) {
    try {
      Assistant.Replayed again = replaying.apply(claim);
      return again.same()
          ? SAME
          : "DIFFERS, the file says %s %s, it comes out as %s %s"
              .formatted(claim.value(), claim.unit(), again.value(), again.unit());
    } catch (IllegalArgumentException e) {
      return "CANNOT BE REPLAYED, " + e.getMessage();
    }
  }
}
