package tanlu.analytics.analysis;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.proof.Figure;

/// Every figure inside a result, by the path that leads to it.
public final class Figures {
  private final Map<String, Figure> found = new LinkedHashMap<>();

  private Figures() {}

  public static Map<String, Figure> in(Record result) {
    Figures figures = new Figures();
    figures.walk(result.getClass().getSimpleName(), result);
    return figures.found;
  }

  private void walk(String path, Object value) {
    switch (value) {
      case Figure figure -> found.put(path, figure);
      case Map<?, ?> map -> map.forEach((key, each) -> walk(path + "[" + key + "]", each));
      case Collection<?> list -> {
        int i = 0;
        for (Object each : list) {
          walk(path + "[" + i++ + "]", each);
        }
      }
      case Optional<?> optional -> optional.ifPresent(each -> walk(path, each));
      case Record record -> components(path, record);
      default -> {}
    }
  }

  private void components(String path, Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        walk(path + "." + component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("cannot read " + path + "." + component.getName(), e);
      }
    }
  }
}
