package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.web.Tokens.Role;

/// Every route of a server with tokens, asked without, with wrong, expired and other people's.
class AccessTest {
  private static final String ANN = "ann-secret-ann-secret-ann-secret";
  private static final String BEN = "ben-secret-ben-secret-ben-secret";
  private static final String EVE = "eve-secret-eve-secret-eve-secret";
  private static final String OLD = "old-secret-old-secret-old-secret";
  private static final String SETTING =
      "ann:analyst:%s,ben:analyst:sha256=%s\neve:viewer:%s old:admin:%s:2026-01-31"
          .formatted(ANN, Tokens.sha256(BEN), EVE, OLD);

  private static final Set<String> OPEN =
      Set.of(
          "GET /login",
          "POST /login",
          "GET /health/live",
          "GET /health/ready",
          "GET /openapi.json",
          "GET /shared/{link}",
          "GET /api/shared/{link}");

  private static ChatServer server;
  private static Client client;
  private static final AtomicInteger strangers = new AtomicInteger();
  private static String conversation = "";
  private static String answer = "";

  @BeforeAll
  static void start() throws Exception {
    server =
        ChatServer.start(
            Offline.ASSISTANT, Tokens.read(Optional.of(SETTING)), "127.0.0.1", 0, Offline.NO_RUNS);
    client = Client.of(server);
    JsonNode asked =
        Client.json(
            client.send(
                client
                    .posting("/api/chat", "{\"message\":\"广东2017年排放是多少？\"}")
                    .header("Authorization", "Bearer " + ANN)));
    conversation = asked.path("conversationId").asText();
    answer = asked.path("id").asText();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> routes() {
    return server.routes().stream()
        .filter(route -> !route.startsWith("BEFORE") && !route.startsWith("AFTER"))
        .toList();
  }

  /// A request to a route, its parameters filled with what is Ann's.
  private static HttpRequest.Builder request(String route) {
    String[] parts = route.split(" ", 2);
    String path =
        parts[1]
            .replace("/answers/{id}", "/answers/" + answer)
            .replace("{answerId}", answer)
            .replace("{claimId}", "c1")
            .replace("{id}", conversation)
            .replaceAll("\\{\\w+}", "x");
    HttpRequest.Builder request = client.request(path);
    return parts[0].equals("GET") || parts[0].equals("DELETE")
        ? request.method(parts[0], BodyPublishers.noBody())
        : request
            .header("Content-Type", "application/json")
            .method(
                parts[0],
                BodyPublishers.ofString(
                    parts[0].equals("PATCH") ? "{\"title\":\"x\"}" : "{\"rating\":\"up\"}"));
  }

  private static Client stranger() {
    return Client.from("127.0.1." + strangers.incrementAndGet(), server);
  }

  @TestFactory
  List<DynamicTest> noRouteIsServedWithoutAValidToken() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String route : routes()) {
      if (!OPEN.contains(route)) {
        tests.add(DynamicTest.dynamicTest(route, () -> assertRefused(route)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(25);
    return tests;
  }

  private static void assertRefused(String route) {
    // Refusals are counted by address.
    Client stranger = stranger();
    for (String header : List.of("", "Bearer wrong", "Bearer " + OLD, "Basic " + ANN, ANN)) {
      try {
        HttpRequest.Builder request = request(route);
        HttpResponse<String> response =
            stranger.send(header.isEmpty() ? request : request.header("Authorization", header));
        // The page's root leads to the login.
        int expected = route.equals("GET /") ? 302 : 401;
        assertThat(response.statusCode()).as(route + " with " + header).isEqualTo(expected);
        assertThat(response.body()).doesNotContain(ANN, OLD, "广东");
      } catch (java.io.IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @TestFactory
  List<DynamicTest> nothingOfAnothersIsServed() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String route : routes()) {
      if (route.contains("/conversations/{id}")
          || route.contains("/answers/")
          || route.contains("/claims/")) {
        tests.add(
            DynamicTest.dynamicTest(
                route,
                () -> {
                  HttpResponse<String> response =
                      client.send(request(route).header("Authorization", "Bearer " + BEN));
                  // The body of an upload is looked at first.
                  assertThat(response.statusCode())
                      .as(route)
                      .isEqualTo(route.endsWith("/files") ? 415 : 404);
                  assertThat(response.body()).doesNotContain("亿吨");
                }));
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  private static HttpResponse<String> as(String secret, HttpRequest.Builder request)
      throws Exception {
    return client.send(request.header("Authorization", "Bearer " + secret));
  }

  @Test
  void ownersSeeTheirOwnAndOthersNeitherListNorGoOnWithIt() throws Exception {
    assertThat(as(ANN, client.request("/api/conversations")).body()).contains(conversation);
    assertThat(as(BEN, client.request("/api/conversations")).body()).doesNotContain(conversation);
    String question =
        "{\"message\":\"那2012年呢？\",\"conversationId\":\"%s\"}".formatted(conversation);
    assertThat(as(BEN, client.posting("/api/chat", question)).statusCode()).isEqualTo(404);
  }

  @Test
  void aViewerNeitherSharesNorBringsFilesAndNobodyButAnAdminSeesMetrics() throws Exception {
    String path = "/api/conversations/" + conversation;
    assertThat(as(EVE, client.posting(path + "/share", "{}")).statusCode()).isEqualTo(403);
    assertThat(as(EVE, client.posting(path + "/files", "{}")).statusCode()).isEqualTo(403);
    assertThat(as(ANN, client.request("/metrics")).statusCode()).isEqualTo(403);
    assertThat(Access.needed("GET", "/metrics")).isEqualTo(Role.ADMIN);
  }

  private static HttpResponse<String> login(String secret) throws Exception {
    return login(secret, client);
  }

  private static HttpResponse<String> login(String secret, Client from) throws Exception {
    return from.send(
        client
            .request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + secret)));
  }

  @Test
  void aSessionBeginsWithATokenInACookieNoScriptReadsAndNoOtherSiteSends() throws Exception {
    String cookie = login(ANN).headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(ANN);
    String value = cookie.split(";", 2)[0];
    assertThat(client.send(client.request("/api/conversations").header("Cookie", value)).body())
        .contains(conversation);
    for (String forged : List.of(value + "0", value.replace("ann.", "ben."), "tanlu_session=x")) {
      assertThat(
              stranger()
                  .send(client.request("/api/conversations").header("Cookie", forged))
                  .statusCode())
          .isEqualTo(401);
    }
    HttpRequest.Builder elsewhere =
        client
            .posting("/api/chat", "{\"message\":\"广东\"}")
            .header("Cookie", value)
            .header("Origin", "https://evil.example");
    assertThat(client.send(elsewhere).statusCode()).isEqualTo(403);
    assertThat(login(OLD, stranger()).statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionEndsAfterItsTimeAndWithItsToken() {
    Tokens tokens = Tokens.read(Optional.of(SETTING));
    Instant noon = Instant.parse("2026-01-31T12:00:00Z");
    String session = Session.of(tokens.named("old", noon).orElseThrow(), noon);
    assertThat(Session.read(session, tokens, noon.plusSeconds(60))).isPresent();
    assertThat(Session.read(session, tokens, noon.plusSeconds(13 * 3600))).isEmpty();
    assertThat(Session.read(session, Tokens.read(Optional.empty()), noon)).isEmpty();
    Tokens other = Tokens.read(Optional.of("old:admin:another-secret-another-secret"));
    assertThat(Session.read(session, other, noon)).isEmpty();
  }

  @Test
  void aBucketThatIsEmptySaysHowLongToWaitAndFillsAgain() {
    Instant[] now = {Instant.EPOCH};
    Clock clock = ((InstantSource) () -> now[0]).withZone(ZoneOffset.UTC);
    RateLimit limit = new RateLimit(6, clock);
    for (int i = 0; i < 6; i++) {
      assertThat(limit.take("a")).isZero();
    }
    assertThat(limit.take("a")).isEqualTo(10);
    assertThat(limit.take("b")).isZero();
    now[0] = now[0].plusSeconds(10);
    assertThat(limit.take("a")).isZero();
    assertThat(limit.take("a")).isPositive();
    // A clock set back keeps nobody out for the time it lost.
    now[0] = now[0].minusSeconds(86_400);
    assertThat(limit.take("a")).isEqualTo(10);
    now[0] = now[0].plusSeconds(10);
    assertThat(limit.take("a")).isZero();
  }

  /// Behind a proxy all clients have one address.
  @Test
  void whoUsesUpTheRefusalsOfAnAddressKeepsNobodyWithATokenOut() throws Exception {
    Client proxy = stranger();
    int status = 401;
    for (int i = 0; status == 401 && i < 100; i++) {
      status = login("wrong" + i, proxy).statusCode();
    }
    assertThat(status).isEqualTo(429);
    HttpRequest.Builder spoofed =
        client.request("/api/conversations").header("X-Forwarded-For", "10.0.0.9");
    assertThat(proxy.send(spoofed).statusCode()).isEqualTo(429);
    assertThat(login(ANN, proxy).statusCode()).isEqualTo(302);
    assertThat(
            proxy
                .send(client.request("/api/conversations").header("Authorization", "Bearer " + ANN))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "me:admin:short-secret",
        "me:root:a-secret-of-more-than-24-letters",
        "me:admin:a-secret-of-more-than-24-letters:2026-02-30",
        "a-secret-of-more-than-24-letters",
        "me:viewer:a-secret-of-more-than-24-letters,me:admin:a-secret-of-more-than-24-letters"
      })
  void aSettingThatIsNoListOfTokensIsToldWithoutItsSecrets(String setting) {
    assertThatThrownBy(() -> Tokens.read(Optional.of(setting)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("TANLU_TOKENS")
        .message()
        .doesNotContain("a-secret", "short-secret");
  }
}
