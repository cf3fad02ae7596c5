package tanlu.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.ModelUse;

/// Reads an answer from a file, refusing one that is damaged: not the Answer JSON, a claim that
/// lacks what proves it, or a text whose numbers are not those of its claims.
final class SavedAnswer {
  private static final List<String> NEEDED =
      List.of(
          "/id",
          "/shown",
          "/value",
          "/unit",
          "/label",
          "/derivation/kind",
          "/derivation/tool",
          "/derivation/arguments",
          "/derivation/path");

  private static final ModelUse UNKNOWN = new ModelUse("unknown", 0, 0, 0, 0, null, null, null);

  private SavedAnswer() {}

  static Answer read(Path file) {
    return read(file, tree(file));
  }

  /// The JSON of a file, whatever it holds.
  static JsonNode tree(Path file) {
    try {
      return Json.MAPPER.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new CommandException("There is no file " + file + ".", e);
    } catch (CharacterCodingException e) {
      throw damaged(file, "it is not UTF-8 text");
    } catch (JsonEOFException e) {
      throw damaged(file, "it ends in the middle, the rest was cut off");
    } catch (JsonProcessingException e) {
      throw damaged(file, reason(e));
    } catch (IOException e) {
      throw new CommandException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /// @param tree the answer in the file
  static Answer read(Path file, JsonNode tree) {
    requireProofs(file, tree);
    if (tree instanceof ObjectNode answer && !answer.has("model")) {
      // Saved before answers told what they took.
      answer.set("model", Json.MAPPER.valueToTree(UNKNOWN));
    }
    try {
      Answer answer = Json.MAPPER.treeToValue(tree, Answer.class);
      requireTextOfClaims(file, answer);
      return answer;
    } catch (JsonProcessingException e) {
      throw damaged(file, reason(e));
    }
  }

  private static String reason(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("not JSON");
  }

  private static void requireProofs(Path file, JsonNode tree) {
    if (!tree.path("text").isTextual() || !tree.path("claims").isArray()) {
      throw damaged(file, "an answer has a text and claims");
    }
    for (JsonNode claim : tree.path("claims")) {
      for (String pointer : NEEDED) {
        JsonNode value = claim.at(pointer);
        if (value.isMissingNode() || value.isNull()) {
          throw damaged(file, "claim %s lacks %s".formatted(claim.path("id").asText("?"), pointer));
        }
      }
    }
  }

  private static void requireTextOfClaims(Path file, Answer answer) {
    Map<String, String> shown = new HashMap<>();
    for (Claim claim : answer.claims()) {
      if (shown.put(claim.id(), claim.shown()) != null) {
        throw damaged(file, "claim " + claim.id() + " stands twice");
      }
    }
    Matcher links = TerminalAnswer.CLAIM_LINK.matcher(answer.text());
    while (links.find()) {
      String words = links.group("words");
      String claimed = shown.getOrDefault(links.group("id"), "");
      if (!claimed.equals(words) && !claimed.startsWith(words + " ")) {
        throw damaged(
            file,
            "its text says %s where claim %s says %s"
                .formatted(words, links.group("id"), claimed.isEmpty() ? "nothing" : claimed));
      }
    }
  }

  private static CommandException damaged(Path file, String reason) {
    return new CommandException("%s is not a whole answer: %s.".formatted(file, shown(reason)));
  }

  /// A file's words as a terminal may be given them: without what could steer it, hide or turn
  /// round what stands beside them, or pass for lines of this program.
  static String shown(String words) {
    return words.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "�");
  }
}
