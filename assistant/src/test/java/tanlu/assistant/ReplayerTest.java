package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.proof.Claims;
import tanlu.assistant.tool.PlanRequest;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;

/// Claims that were tampered with after they were made.
class ReplayerTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Replayer replayer = replayer(RemoteModel.TOOLS);

  private static Replayer replayer(Toolbox toolbox) {
    return new Replayer(toolbox, (_, _) -> Optional.empty());
  }

  private static ObjectNode arguments(String region) {
    return JSON.objectNode().put("region", region).put("year", 2017);
  }

  private static double total(String region) {
    ToolOutcome outcome =
        RemoteModel.TOOLS.call("emissions_profile", arguments(region), Language.EN);
    return ((ToolOutcome.Done) outcome).result().at("/total/value").asDouble();
  }

  private static Claim claim(double value, String unit, String tool, JsonNode given, String path) {
    return claim(value, unit, tool, given, path, null);
  }

  private static Claim claim(
      double value,
      String unit,
      String tool,
      JsonNode given,
      String path,
      @Nullable String formula) {
    return new Claim(
        "c1",
        "shown",
        value,
        unit,
        "label",
        new Claim.Proof("computed", formula, JSON.arrayNode(), tool, given, path));
  }

  private static ObjectNode place(String region) {
    ObjectNode place = JSON.objectNode().put("tool", "emissions_profile").put("path", "/total");
    place.set("arguments", arguments(region));
    return place;
  }

  @Test
  void aTrueClaimReplaysToTheBit() {
    var again =
        replayer.replay(
            claim(total("GD"), "Mt CO2", "emissions_profile", arguments("GD"), "/total"));

    assertThat(again).isEqualTo(new Assistant.Replayed(total("GD"), "Mt CO2", true));
  }

  @Test
  void anotherValueUnitOrRegionIsNotTheSame() {
    double total = total("GD");

    assertThat(
            replayer.replay(
                claim(
                    Math.nextUp(total), "Mt CO2", "emissions_profile", arguments("GD"), "/total")))
        .isEqualTo(new Assistant.Replayed(total, "Mt CO2", false));
    assertThat(
            replayer
                .replay(claim(total, "t CO2", "emissions_profile", arguments("GD"), "/total"))
                .same())
        .isFalse();
    assertThat(
            replayer.replay(claim(total, "Mt CO2", "emissions_profile", arguments("JS"), "/total")))
        .isEqualTo(new Assistant.Replayed(total("JS"), "Mt CO2", false));
  }

  @Test
  void aClaimThatNamesNothingIsRefusedByName() {
    assertThatThrownBy(
            () ->
                replayer.replay(
                    claim(1, "Mt CO2", "emissions_profile", arguments("GD"), "/nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the result of emissions_profile has no figure at /nowhere");
    assertThatThrownBy(
            () -> replayer.replay(claim(1, "Mt CO2", "divination", arguments("GD"), "/total")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("divination");
    assertThatThrownBy(
            () ->
                replayer.replay(
                    claim(1, "Mt CO2", "emissions_profile", arguments("Mars"), "/total")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Mars");
  }

  @Test
  void aClaimThatSaysItCameOfADraftStartsNone() {
    List<PlanRequest> started = new ArrayList<>();
    Toolbox drafting =
        new Toolbox(
            RemoteModel.TOOLS.knowledge(),
            request -> {
              started.add(request);
              return "a-plan";
            });
    Assistant assistant = new Assistant(drafting, Settings.read(Map.of()));
    ObjectNode region = JSON.objectNode().put("region", "GD");
    assertThat(assistant.call("draft_plan", region, Language.EN))
        .isInstanceOf(ToolOutcome.Done.class);
    assertThat(started).hasSize(1);
    assertThatThrownBy(() -> assistant.replay(claim(1, "Mt CO2", "draft_plan", region, "/total")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("draft_plan");
    assertThat(started).hasSize(1);
  }

  @Test
  void arithmeticIsDoneAgainFromItsInputs() {
    ObjectNode inputs = JSON.objectNode();
    inputs.set("a", place("GD"));
    inputs.set("b", place("JS"));
    double difference = total("GD") - total("JS");

    assertThat(replayer.replay(claim(difference, "Mt CO2", Claims.ARITHMETIC, inputs, "", "a - b")))
        .isEqualTo(new Assistant.Replayed(difference, "Mt CO2", true));
    assertThat(
            replayer
                .replay(claim(difference, "Mt CO2", Claims.ARITHMETIC, inputs, "", "b - a"))
                .same())
        .isFalse();
  }

  @Test
  void arithmeticWithoutFormulaInputsOrUnitIsRefusedByName() {
    ObjectNode inputs = JSON.objectNode();
    inputs.set("a", place("GD"));

    assertThatThrownBy(
            () -> replayer.replay(claim(1, "Mt CO2", Claims.ARITHMETIC, inputs, "", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("claim c1 has no formula or inputs");
    assertThatThrownBy(
            () ->
                replayer.replay(claim(1, "Mt CO2", Claims.ARITHMETIC, JSON.objectNode(), "", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("claim c1 has no formula or inputs");
    assertThatThrownBy(
            () -> replayer.replay(claim(1, "furlong", Claims.ARITHMETIC, inputs, "", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no unit furlong");
    assertThatThrownBy(
            () -> replayer.replay(claim(1, "Mt CO2", Claims.ARITHMETIC, inputs, "", "a - b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b");
    assertThatThrownBy(
            () -> replayer.replay(claim(1, "Mt CO2", Claims.ARITHMETIC, inputs, "", "a -")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> replayer.replay(claim(1, "%", Claims.ARITHMETIC, inputs, "", "a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClaimOnTheStandardParametersIsNotHeldAgainstAFileOfOnesOwn(@TempDir Path home)
      throws IOException {
    ObjectNode given = JSON.objectNode().put("region", "GD");
    Claim claim = claim(1, "Mt CO2", "roadmap", given, "/residual");
    Files.writeString(
        home.resolve("roadmap.yaml"), "sink:\n  HE:\n    \"2060\": {band: [10, 20, 30]}\n");
    Toolbox own = new Toolbox(RemoteModel.TOOLS.knowledge().assuming(home));
    assertThatThrownBy(() -> replayer(own).replay(claim))
        .isInstanceOfSatisfying(
            ReplayException.class,
            refused ->
                assertThat(refused.sentence().zh()).contains("标准参数").contains("roadmap.yaml"))
        .hasMessageContaining("computed with the standard parameters")
        .hasMessageContaining("roadmap.yaml");
    assertThat(replayer.replay(claim).same()).isFalse();
  }
}
