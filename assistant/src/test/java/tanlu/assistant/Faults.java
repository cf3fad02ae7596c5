package tanlu.assistant;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE;
import static tanlu.assistant.RemoteModel.error;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.Fault.Expected;
import tanlu.assistant.Fault.Expected.Answers;
import tanlu.assistant.Fault.Expected.Fails;

/// The table of faults. Each is played in every wire format.
final class Faults {
  static final String PROFILE = "{\"region\":\"Guangdong\",\"year\":2017}";
  private static final String TOOL = "emissions_profile";
  private static final String ID = "abcdefgh1";
  private static final String OTHER_ID = "abcdefgh2";

  /// For faults of which the model says nothing more, and for those of which it goes on for ever.
  private static final String[] IMPATIENT = {"TANLU_MODEL_SILENCE", "0.3"};

  private static final String[] HURRIED = {"TANLU_MODEL_DEADLINE", "0.3"};

  private Faults() {}

  static Stream<Fault> all(Wire wire) {
    return Stream.of(connection(), time(wire), refusal(), body(wire), answers(wire), tools(wire))
        .flatMap(List::stream);
  }

  private static List<Fault> connection() {
    return List.of(
        elsewhere("connection refused", "http://127.0.0.1:1"),
        elsewhere("name not resolved", "http://no-such-host.invalid"),
        always("reset before the headers", CONNECTION_RESET_BY_PEER),
        always("closed without a word", EMPTY_RESPONSE),
        always("no HTTP at all", RANDOM_DATA_THEN_CLOSE));
  }

  private static List<Fault> time(Wire wire) {
    String words = wire.text("Guangdong ");
    return List.of(
        fault(
            "stalled before the headers",
            model -> model.always(wire.says("Hello.").withFixedDelay(5_000)),
            fails(ModelFault.SILENT, 1),
            IMPATIENT),
        fault(
            "stalled in the first byte",
            model ->
                model.always(wire.answer(words).withChunkedDribbleDelay(words.length(), 3_000_000)),
            fails(ModelFault.SILENT, 1),
            IMPATIENT),
        fault(
            "stalled in the middle",
            model ->
                model.always(
                    wire.answer(wire.whole(words, wire.text("x".repeat(400)), wire.end("stop")))
                        .withChunkedDribbleDelay(2, 10_000)),
            fails(ModelFault.SILENT, 1),
            IMPATIENT),
        fault(
            "slow drip beyond the deadline",
            model ->
                model.always(
                    wire.answer(
                            wire.whole(
                                Stream.generate(() -> words).limit(100).toArray(String[]::new)))
                        .withChunkedDribbleDelay(100, 10_000)),
            fails(ModelFault.TOO_SLOW, 1),
            HURRIED),
        fault(
            "429 that wants a second's rest",
            model -> good(model.then(error(429).withHeader("Retry-After", "1"))),
            answers(3, 1)),
        fault(
            "429 that wants an hour's rest",
            model -> model.always(error(429).withHeader("Retry-After", "3600")),
            fails(ModelFault.RATE_LIMITED, 1)),
        fault(
            "429 that wants what is no time",
            model -> good(model.then(error(429).withHeader("Retry-After", "later"))),
            answers(3, 1)));
  }

  private static List<Fault> refusal() {
    return List.of(
        refused(400, ModelFault.REQUEST_REFUSED, 1),
        refused(401, ModelFault.KEY_REFUSED, 1),
        refused(403, ModelFault.KEY_REFUSED, 1),
        refused(404, ModelFault.UNKNOWN_MODEL, 1),
        refused(307, ModelFault.UNREACHABLE, 1),
        refused(429, ModelFault.RATE_LIMITED, 3),
        refused(500, ModelFault.SERVER_FAILED, 3),
        refused(502, ModelFault.SERVER_FAILED, 3),
        refused(503, ModelFault.SERVER_FAILED, 3),
        refused(504, ModelFault.SERVER_FAILED, 3),
        fault("429 once", model -> good(model.then(error(429))), answers(3, 1)),
        fault("500 once", model -> good(model.then(error(500))), answers(3, 1)),
        fault(
            "503 after a tool",
            model -> {
              model.then(profile(model)).then(error(503)).then(result(model));
            },
            answers(3, 1)));
  }

  private static List<Fault> body(Wire wire) {
    return List.of(
        always("empty body", wire.answer(""), ModelFault.UNREADABLE),
        always(
            "HTML body",
            aResponse()
                .withHeader("Content-Type", "text/html")
                .withBody("<html>\n<p>Sign in 1</p>"),
            ModelFault.UNREADABLE),
        always("a list for an object", wire.answer(wire.whole("[]")), ModelFault.UNREADABLE),
        always(
            "JSON cut short",
            wire.answer(wire.whole(wire.text("Guangdong "), "{\"choices\":[{\"del")),
            ModelFault.UNREADABLE),
        always(
            "an error for an answer",
            wire.answer(wire.whole(wire.errorObject("bad key " + RemoteModel.KEY))),
            ModelFault.SERVER_TOLD),
        always(
            "an error after some words",
            wire.answer(wire.whole(wire.text("It is 777 Mt. And "), wire.errorObject("oom"))),
            ModelFault.SERVER_TOLD),
        always(
            "cut off after some words",
            wire.answer(wire.broken(wire.text("Guangdong emitted 777.7 "))),
            ModelFault.BROKEN_OFF),
        always(
            "cut off after a tool call",
            wire.answer(wire.broken(wire.call(0, ID, TOOL, PROFILE))),
            ModelFault.BROKEN_OFF),
        always(
            "fewer bytes than announced",
            wire.answer(wire.broken(wire.text("Guangdong "))).withHeader("Content-Length", "9999"),
            ModelFault.BROKEN_OFF),
        always(
            "a line of two million bytes",
            wire.answer(wire.whole(wire.text("x".repeat(2_000_000)), wire.end("stop"))),
            ModelFault.TOO_LONG),
        fault(
            "bytes that are no UTF-8",
            model -> {
              byte[] bytes =
                  wire.whole(wire.text("Guangdong~emitted [[r1/total]]."), wire.end("stop"))
                      .getBytes(StandardCharsets.UTF_8);
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = bytes[i] == '~' ? (byte) 0xff : bytes[i];
              }
              model.then(profile(model)).then(wire.answer("").withBody(bytes));
            },
            answers(2, 1)));
  }

  private static List<Fault> answers(Wire wire) {
    String good = "Guangdong emitted [[r1/total]].";
    return List.of(
        always("no words", wire.answer(wire.whole(wire.end("stop"))), ModelFault.EMPTY),
        always(
            "no reason for the end",
            wire.answer(wire.whole(wire.text("Guangdong "), wire.end(null))),
            ModelFault.BROKEN_OFF),
        always(
            "cut at its length",
            wire.answer(wire.whole(wire.text("It emitted 7"), wire.end("length"))),
            ModelFault.CUT_AT_LENGTH),
        always(
            "withheld by a content filter",
            wire.answer(wire.whole(wire.text("It "), wire.end("content_filter"))),
            // Ollama filters nothing and gives a reason of its own then.
            wire == Wire.OLLAMA ? ModelFault.BROKEN_OFF : ModelFault.FILTERED),
        always(
            "a reason for the end nobody knows",
            wire.answer(wire.whole(wire.text("It "), wire.end("model_length"))),
            ModelFault.BROKEN_OFF),
        said(
            "thoughts before the words",
            wire.whole(
                wire.text("<thi"),
                wire.text("nk>It may be 777 Mt.</th"),
                wire.text("ink>\n\n" + good),
                wire.end("stop")),
            ""),
        said(
            "a chunk of nothing",
            wire.whole(wire.nothing(), wire.text(good), wire.end("stop")),
            ""),
        said("no role", wire.whole(wire.textOfNobody(good), wire.end("stop")), ""),
        said("no mark of the end", wire.broken(wire.text(good), wire.end("stop")), ""),
        fault(
            "another language once",
            model ->
                model
                    .then(profile(model))
                    .then(wire.says("广东省的二氧化碳排放总量是 [[r1/total]]，主要来自电力和工业部门，详见下表。"))
                    .then(result(model)),
            answers(3, 1)),
        said(
            "a number nobody proved",
            wire.whole(wire.text(good + " Others say 777.77 Mt."), wire.end("stop")),
            "could not be proved"),
        said(
            "a reference to nothing",
            wire.whole(wire.text(good + " See [[r9/nowhere]]."), wire.end("stop")),
            "r9/nowhere"),
        said(
            "the proved number in another unit",
            wire.whole(
                wire.text(good + " That is %.2f kt.".formatted(RemoteModel.total("GD", 2017))),
                wire.end("stop")),
            "could not be proved"));
  }

  private static List<Fault> tools(Wire wire) {
    String end = wire.end(wire.calledTools());
    return List.of(
        called("an unknown tool", wire.call(0, ID, "emission_profile", PROFILE), end),
        called("a tool in the wrong case", wire.call(0, ID, "Emissions_Profile", PROFILE), end),
        called("a tool without a name", wire.call(0, ID, "", PROFILE), end),
        called(
            "arguments of the wrong type",
            wire.call(0, ID, TOOL, "{\"region\":[44],\"year\":\"soon\"}"),
            end),
        called(
            "arguments that are no JSON",
            wire == Wire.OLLAMA
                ? wire.callTheOtherWay(TOOL, "{\"region\": oops")
                : wire.call(0, ID, TOOL, "{\"region\": oops"),
            end),
        once("arguments the other way", wire.callTheOtherWay(TOOL, PROFILE), end),
        once("a tool call without an id", wire.call(0, null, TOOL, PROFILE), end),
        once(
            "the same call twice",
            wire.call(0, ID, TOOL, PROFILE),
            wire.call(1, OTHER_ID, TOOL, PROFILE),
            end),
        once(
            "words beside a tool call",
            wire.text("Let me see. "),
            wire.call(0, ID, TOOL, PROFILE),
            end),
        twice("two calls interleaved", interleaved(wire)),
        twice("two calls with one index", two(wire, 0, 0, ID, OTHER_ID)),
        twice("two calls without index or id", two(wire, null, null, null, null)),
        fault(
            "tools for ever", model -> model.always(profile(model)), fails(ModelFault.ENDLESS, 8)));
  }

  private static String[] interleaved(Wire wire) {
    return wire == Wire.OLLAMA
        ? two(wire, null, null, null, null)
        : new String[] {
          wire.piece(0, ID, TOOL, ""),
          wire.piece(1, OTHER_ID, TOOL, "{\"region\":"),
          wire.piece(0, null, null, "{\"region\":\"Guang"),
          wire.piece(1, null, null, "\"Jiangsu\",\"year\":2017}"),
          wire.piece(0, null, null, "dong\",\"year\":2017}")
        };
  }

  private static String[] two(
      Wire wire,
      @Nullable Integer first,
      @Nullable Integer second,
      @Nullable String id,
      @Nullable String otherId) {
    return new String[] {
      wire.piece(first, id, TOOL, PROFILE),
      wire.piece(second, otherId, TOOL, "{\"region\":\"Jiangsu\",\"year\":2017}")
    };
  }

  // The rows.

  private static Fault fault(
      String name, Consumer<RemoteModel> script, Expected expected, String... settings) {
    return new Fault(name, script, expected, "", List.of(settings));
  }

  private static Fault elsewhere(String name, String address) {
    return new Fault(name, _ -> {}, fails(ModelFault.UNREACHABLE, 0), address, List.of());
  }

  private static Fault always(String name, com.github.tomakehurst.wiremock.http.Fault fault) {
    return fault(
        name,
        model -> model.always(aResponse().withFault(fault)),
        fails(ModelFault.UNREACHABLE, 3));
  }

  private static Fault always(String name, ResponseDefinitionBuilder answer, ModelFault fault) {
    return fault(name, model -> model.always(answer), fails(fault, 1));
  }

  private static Fault refused(int status, ModelFault fault, int requests) {
    return fault(
        status + " for ever", model -> model.always(error(status)), fails(fault, requests));
  }

  /// The last answer of a talk that went well so far.
  private static Fault said(String name, String body, String warning) {
    return fault(
        name,
        model -> model.then(profile(model)).then(model.wire.answer(body)),
        new Answers(2, 1, warning));
  }

  /// A call that is told to be wrong, and mended by the model.
  private static Fault called(String name, String... chunks) {
    return fault(
        name,
        model ->
            model
                .then(model.wire.answer(model.wire.whole(chunks)))
                .then(profile(model))
                .then(model.wire.says("Guangdong emitted [[r2/total]].")),
        answers(3, 2));
  }

  /// A call that is understood all the same.
  private static Fault once(String name, String... chunks) {
    return fault(
        name,
        model -> model.then(model.wire.answer(model.wire.whole(chunks))).then(result(model)),
        answers(2, 1));
  }

  private static Fault twice(String name, String[] calls) {
    return fault(
        name,
        model -> {
          Wire wire = model.wire;
          String[] chunks = Arrays.copyOf(calls, calls.length + 1);
          chunks[calls.length] = wire.end(wire.calledTools());
          model
              .then(wire.answer(wire.whole(chunks)))
              .then(wire.says("Guangdong [[r1/total]], Jiangsu [[r2/total]]."));
        },
        answers(2, 2));
  }

  private static Answers answers(int requests, int steps) {
    return new Answers(requests, steps, "");
  }

  private static Fails fails(ModelFault fault, int requests) {
    return new Fails(fault, requests);
  }

  static RemoteModel good(RemoteModel model) {
    return model.then(profile(model)).then(result(model));
  }

  private static ResponseDefinitionBuilder profile(RemoteModel model) {
    return model.wire.calls(TOOL, PROFILE);
  }

  private static ResponseDefinitionBuilder result(RemoteModel model) {
    return model.wire.says("Guangdong emitted ", "[[r1/to", "tal]].");
  }
}
