package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Question;
import tanlu.assistant.bundle.Seal;
import tanlu.assistant.bundle.Seal.Altered;
import tanlu.assistant.bundle.Seal.How;

/// A bundle from the server that made it to whoever checks it, whole and tampered with.
class BundleTest {
  @TempDir static Path folder;

  private static final String ANN = "ann-secret-ann-secret-ann-secret";
  private static final String BEN = "ben-secret-ben-secret-ben-secret";

  private static Assistant assistant;
  private static ChatServer server;
  private static Client client;
  private static Answer answer;
  private static ObjectNode bundle;

  @BeforeAll
  static void ask() throws Exception {
    assistant =
        Assistant.open(Settings.read(Map.of("TANLU_HOME", folder.resolve("home").toString())));
    server = ChatServer.start(assistant, "127.0.0.1", 0, Offline.NO_RUNS);
    client = Client.of(server);
    answer =
        assistant.ask(
            new Question("广东2017年的碳排放结构如何？", Optional.empty(), Optional.of(Language.ZH)),
            AnswerListener.NONE);
    bundle = (ObjectNode) Client.json(client.get("/api/answers/" + answer.id() + "/bundle"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aBundleHoldsTheQuestionTheAnswerAndTheVersionsAndIsWhole() throws Exception {
    assertThat(bundle.path("question").asText()).isEqualTo("广东2017年的碳排放结构如何？");
    assertThat(bundle.at("/answer/text").asText()).isEqualTo(answer.text());
    assertThat(bundle.at("/answer/claims")).hasSameSizeAs(answer.claims());
    assertThat(bundle.at("/versions/engine").asText()).isEqualTo("0.1.0");
    assertThat(Seal.of(bundle).whole()).isTrue();
  }

  @Test
  void aBundleIsSmallerThanTheAnswerAndEveryFigureItNamesIsThere() throws Exception {
    assertThat(bundle.toString().length())
        .isLessThan(Json.MAPPER.writeValueAsString(answer).length());
    List<JsonNode> named = bundle.findValues("figure");
    assertThat(named).isNotEmpty();
    assertThat(named)
        .allSatisfy(id -> assertThat(bundle.path("figures").has(id.asText())).isTrue());
  }

  @Test
  void anAnswerThatIsNotHeldIsNamed() throws Exception {
    assertThat(client.get("/api/answers/none/bundle").statusCode()).isEqualTo(404);
  }

  @Test
  void whatWasSaidBeforeStandsInTheBundleAndNothingThatWasSaidAfter() throws Exception {
    Answer next =
        assistant.ask(
            new Question("那江苏呢？", Optional.of(answer.conversationId()), Optional.empty()),
            AnswerListener.NONE);
    JsonNode transcript =
        Client.json(client.get("/api/answers/" + next.id() + "/bundle")).path("transcript");
    assertThat(transcript.findValuesAsText("role")).containsExactly("user", "assistant");
    assertThat(transcript.at("/0/text").asText()).isEqualTo("广东2017年的碳排放结构如何？");
    assertThat(transcript.at("/1/text").asText()).contains("广东").doesNotContain("#claim-");
    assertThat(
            Client.json(client.get("/api/answers/" + answer.id() + "/bundle")).path("transcript"))
        .isEmpty();
  }

  @Test
  void anotherTokensAnswerHasNoBundle() throws Exception {
    Tokens tokens = Tokens.read(Optional.of("ann:viewer:%s ben:admin:%s".formatted(ANN, BEN)));
    String path =
        "/api/answers/%s/bundle"
            .formatted(
                assistant.ask(Question.of("广东2017年排放是多少？"), "ann", AnswerListener.NONE).id());
    try (ChatServer guarded =
        ChatServer.start(assistant, tokens, "127.0.0.1", 0, Offline.NO_RUNS)) {
      Client asking = Client.of(guarded);
      assertThat(asking.get(path).statusCode()).isEqualTo(401);
      assertThat(asking.send(bearing(asking, path, BEN)).statusCode()).isEqualTo(404);
      assertThat(asking.send(bearing(asking, path, ANN)).statusCode()).isEqualTo(200);
    }
  }

  private static HttpRequest.Builder bearing(Client client, String path, String secret) {
    return client.request(path).header("Authorization", "Bearer " + secret);
  }

  @Test
  void thePrivateKeyLeavesInNothingThatIsHandedOut() throws Exception {
    String pem = Files.readString(folder.resolve("home/signing-key.pem"));
    String secret = pem.lines().skip(1).findFirst().orElseThrow();
    String conversation = "/api/conversations/" + answer.conversationId();
    for (String path :
        List.of(
            "/api/answers/" + answer.id() + "/bundle",
            "/api/answers/" + answer.id(),
            conversation + "/export?format=json",
            conversation + "/export?format=md")) {
      assertThat(client.get(path).body()).as(path).contains("广东").doesNotContain(secret);
    }
  }

  @Test
  void aChangedTextAnAddedPartAndARemovedOneAreEachNamed() {
    ObjectNode changed = bundle.deepCopy();
    ((ObjectNode) changed.path("answer")).put("text", "another");
    changed.put("note", "added").remove("transcript");
    assertThat(Seal.of(changed).altered())
        .containsExactly(
            new Altered("answer/text", How.CHANGED),
            new Altered("note", How.ADDED),
            new Altered("transcript", How.REMOVED));
  }

  @Test
  void aFieldNamedAsAPartOfTheAnswerDoesNotHideItsChange() {
    ObjectNode forged = bundle.deepCopy();
    forged.set("answer/text", forged.at("/answer/text"));
    ((ObjectNode) forged.path("answer")).put("text", "x");
    assertThat(Seal.of(forged).altered())
        .containsExactlyInAnyOrder(
            new Altered("answer/text", How.CHANGED), new Altered("answer~1text", How.ADDED));
  }

  @Test
  void aNumberBeyondAllNumbersIsNamedAsChanged() throws Exception {
    JsonNode added = Json.MAPPER.readTree("{\"note\": 1e999}").path("note");
    ObjectNode beyond = bundle.deepCopy();
    beyond.set("note", added);
    assertThat(Seal.of(beyond).altered()).containsExactly(new Altered("note", How.ADDED));
    ((ObjectNode) beyond.path("hashes")).put("note", "");
    assertThat(Seal.of(beyond).altered()).containsExactly(new Altered("note", How.CHANGED));
    ((ObjectNode) beyond.path("hashes")).set("note", added);
    assertThat(Seal.of(beyond).signer()).isEmpty();
  }

  @Test
  void aHashMadeToFitAChangeBreaksTheSignature() {
    ObjectNode forged = bundle.deepCopy();
    forged.put("question", "another");
    ObjectNode fitting = bundle.deepCopy();
    fitting.put("signed", "2000-01-01T00:00:00Z");
    assertThat(Seal.of(fitting).signer()).isEmpty();
    assertThat(Seal.of(forged).altered()).containsExactly(new Altered("question", How.CHANGED));
    ((ObjectNode) forged.path("hashes")).put("question", "0".repeat(64));
    assertThat(Seal.of(forged).signer()).isEmpty();
  }

  @Test
  void aKeyOthersMayReadIsToldInTheLanguageAsked() throws Exception {
    Path key = folder.resolve("home/signing-key.pem");
    String path = "/api/answers/" + answer.id() + "/bundle";
    Set<PosixFilePermission> own = Files.getPosixFilePermissions(key);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    try {
      HttpResponse<String> zh = client.get(path);
      assertThat(zh.statusCode()).isEqualTo(503);
      assertThat(Client.json(zh).path("detail").asText()).contains("签名密钥", "chmod 600");
      HttpResponse<String> en = client.send(client.request(path).header("Accept-Language", "en"));
      assertThat(Client.json(en).path("detail").asText()).contains("may be read by others");
    } finally {
      Files.setPosixFilePermissions(key, own);
    }
  }

  @Test
  void aNumberOfOtherParametersIsRefusedInTheLanguageAsked() throws Exception {
    Answer roadmap = assistant.ask(Question.of("广东2060年碳中和路线图"), AnswerListener.NONE);
    String path =
        roadmap.claims().stream()
            .filter(claim -> claim.derivation().tool().equals("roadmap"))
            .map(claim -> "/api/claims/%s/%s?replay=true".formatted(roadmap.id(), claim.id()))
            .findFirst()
            .orElseThrow();
    Path own = folder.resolve("home/roadmap.yaml");
    Files.writeString(own, "sink:\n  HE:\n    \"2060\": {band: [10, 20, 30]}\n");
    try {
      HttpResponse<String> zh = client.get(path);
      assertThat(zh.statusCode()).isEqualTo(409);
      assertThat(Client.json(zh).path("detail").asText()).contains("标准参数", "roadmap.yaml");
      HttpResponse<String> en = client.send(client.request(path).header("Accept-Language", "en"));
      assertThat(Client.json(en).path("detail").asText())
          .contains("computed with the standard parameters");
    } finally {
      Files.delete(own);
    }
    assertThat(client.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void replaySaysOfEachBundleWhatIsWrongWithIt() throws Exception {
    Map<String, String> home = Map.of("TANLU_HOME", folder.resolve("home").toString());
    String whole = Json.MAPPER.writeValueAsString(bundle);
    Path ours = Files.writeString(folder.resolve("ours.json"), whole);
    Run same = Run.tanlu(home, "replay", ours.toString());
    assertThat(same.exit()).as(same.out() + same.err()).isZero();
    assertThat(same.out())
        .contains("由本机签名")
        .contains("%1$d 个数字中 %1$d 个重算结果相同".formatted(answer.claims().size()))
        .doesNotContain("版本不同", "same");

    ObjectNode changed = bundle.deepCopy();
    ObjectNode claim = (ObjectNode) changed.at("/answer/claims/0");
    claim.put("value", Math.nextUp(claim.path("value").asDouble()));
    claim.put("label", "\u001b[2J\nsigned");
    ((ObjectNode) changed.at("/answer/dataset")).put("version", "000000000000");
    Path digit = Files.writeString(folder.resolve("digit.json"), changed.toString());
    Run altered = Run.tanlu(home, "replay", "--lang", "en", digit.toString());
    assertThat(altered.exit()).isEqualTo(ReplayCommand.ALTERED);
    assertThat(altered.out())
        .contains("CHANGED after it was signed: answer/claims")
        .contains("OTHER VERSION of dataset embedded: the bundle has 000000000000")
        .contains("DIFFERS")
        .contains("�[2J�signed")
        .doesNotContain("\u001b");

    Map<String, String> elsewhere = Map.of("TANLU_HOME", folder.resolve("other").toString());
    Run foreign = Run.tanlu(elsewhere, "replay", "--lang", "en", ours.toString());
    assertThat(foreign.exit()).isEqualTo(ReplayCommand.FOREIGN);
    assertThat(foreign.out()).contains("ANOTHER installation");
  }

  @Test
  void aFileCutOffIsSaidToBe() throws Exception {
    String whole = Json.MAPPER.writeValueAsString(bundle);
    Path cut = Files.writeString(folder.resolve("cut.json"), whole.substring(0, 9_000));
    assertThatThrownBy(() -> SavedAnswer.tree(cut))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cut off");
  }
}
