package tanlu.assistant.tool;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Allocation;
import tanlu.analytics.roadmap.Scenario;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.assistant.proof.Shown;

/// Turns a tool's record into JSON and notes the JSON pointer of every figure on the way, so that a
/// claim's path and an evaluation's oracle path are the same thing.
final class ResultJson {
  private static final String FIGURES = "figures";
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(
              new SimpleModule()
                  .addSerializer(Figure.class, new FigureSerializer())
                  .addSerializer(
                      Region.class, new NamedSerializer<>(Region.class, Region::abbr, Region::name))
                  .addSerializer(
                      Scenario.class,
                      new NamedSerializer<>(
                          Scenario.class,
                          scenario -> scenario.name().toLowerCase(Locale.ROOT),
                          Scenario::label))
                  .addSerializer(
                      Indicator.class,
                      new NamedSerializer<>(Indicator.class, Indicator::code, Indicator::label))
                  .addSerializer(
                      TargetRule.class,
                      new NamedSerializer<>(TargetRule.class, TargetRule::code, TargetRule::label))
                  .addSerializer(
                      Allocation.Method.class,
                      new NamedSerializer<>(
                          Allocation.Method.class,
                          method -> method.name().toLowerCase(Locale.ROOT),
                          Allocation.Method::label))
                  .addSerializer(
                      Allocation.Bound.class,
                      new NamedSerializer<>(
                          Allocation.Bound.class,
                          bound -> bound.name().toLowerCase(Locale.ROOT),
                          Allocation.Bound::label))
                  .addSerializer(new EnumSerializer()))
          .build();

  private ResultJson() {}

  record Written(JsonNode json, Map<String, Figure> figures) {}

  static Written write(Object result) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
      MAPPER.writer().withAttribute(FIGURES, figures).writeValue(buffer, result);
      return new Written(buffer.asParser().readValueAsTree(), figures);
    } catch (IOException e) {
      throw new UncheckedIOException("a tool's result does not turn into JSON", e);
    }
  }

  private static final class FigureSerializer extends JsonSerializer<Figure> {
    @Override
    public void serialize(Figure figure, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      if (provider.getAttribute(FIGURES) instanceof Map<?, ?> figures) {
        @SuppressWarnings("unchecked")
        Map<String, Figure> noted = (Map<String, Figure>) figures;
        // An array counts an item only once it has begun.
        noted.put(json.getOutputContext().getParent().pathAsPointer().toString(), figure);
      }
      json.writeNumberField("value", figure.value());
      json.writeStringField("unit", figure.unit().code());
      json.writeObjectField("label", figure.label());
      json.writeObjectFieldStart("shown");
      for (Language language : Language.values()) {
        json.writeStringField(language.code(), Shown.of(figure.quantity(), language));
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  /// What has a code and a name, as both.
  private static final class NamedSerializer<T> extends StdSerializer<T> {
    private final transient Function<T, String> code;
    private final transient Function<T, Text> name;

    NamedSerializer(Class<T> type, Function<T, String> code, Function<T, Text> name) {
      super(type);
      this.code = code;
      this.name = name;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField("code", code.apply(value));
      json.writeObjectField("name", name.apply(value));
      json.writeEndObject();
    }
  }

  /// Constants as their lower-case names.
  private static final class EnumSerializer extends JsonSerializer<Enum<?>> {
    @Override
    @SuppressWarnings("unchecked")
    public Class<Enum<?>> handledType() {
      return (Class<Enum<?>>) (Class<?>) Enum.class;
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }
}
