package tanlu.evals.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.evals.subject.Exchange;
import tanlu.evals.subject.TargetException;
import tanlu.prompts.Prompts;

/// A model that judges answers after a rubric. It is asked [#VOTES] times and the majority counts;
/// where no majority of them can be read there is no verdict.
public final class Judge {
  static final int VOTES = 3;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OBJECT = Pattern.compile("\\{.*}", Pattern.DOTALL);

  private final Exchange exchange;
  private final String address;
  private final String model;
  private final String rubric;

  /// @param base an OpenAI-compatible endpoint, such as `http://127.0.0.1:8000/v1`
  /// @param rubric one of [Prompts#RUBRICS]
  public Judge(Exchange exchange, String base, String model, String rubric) {
    this.exchange = exchange;
    this.address = base + "/chat/completions";
    this.model = model;
    this.rubric = Prompts.judge(rubric);
  }

  /// @param votes those that could be read, in order
  /// @param why of a vote with the majority
  public record Verdict(boolean pass, List<Boolean> votes, String why) {}

  /// @throws TargetException where the model does not answer or says too little that can be read
  public Verdict verdict(String question, String answer) {
    // The answer's braces and marks must not end up as the template's.
    String prompt =
        Pattern.compile("\\{\\{(question|answer)}}")
            .matcher(rubric)
            .replaceAll(
                mark ->
                    Matcher.quoteReplacement(
                        inert(mark.group(1).equals("question") ? question : answer)));
    List<Boolean> votes = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int vote = 1; vote <= VOTES; vote++) {
      JsonNode said = said(prompt, vote);
      if (said.path("pass").isBoolean()) {
        votes.add(said.path("pass").asBoolean());
        reasons.add(said.path("why").asText());
      }
    }
    long passes = votes.stream().filter(each -> each).count();
    boolean pass = passes > VOTES / 2;
    if (!pass && votes.size() - passes <= VOTES / 2) {
      throw new TargetException(
          "%s gave %d votes that can be read, of %d; expected a JSON object with \"pass\""
              .formatted(model, votes.size(), VOTES));
    }
    return new Verdict(pass, votes, reasons.get(votes.indexOf(pass)));
  }

  /// What is judged cannot close the mark it stands in.
  private static String inert(String text) {
    return text.replace("</", "< /");
  }

  private JsonNode said(String prompt, int vote) {
    ObjectNode body = JSON.createObjectNode().put("model", model).put("temperature", 0.7);
    // A seed of its own, so that a recording holds every vote.
    body.put("seed", vote);
    body.putArray("messages").addObject().put("role", "user").put("content", prompt);
    try {
      String content =
          JSON.readTree(exchange.send(address, body.toString()))
              .at("/choices/0/message/content")
              .asText();
      Matcher object = OBJECT.matcher(content);
      return object.find() ? JSON.readTree(object.group()) : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
