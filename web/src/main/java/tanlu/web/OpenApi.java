package tanlu.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// `/openapi.json`: every route, written by hand in `openapi.yaml` and tested against what the
/// server does.
final class OpenApi {
  private OpenApi() {}

  static void handle(RoutesConfig routes) {
    routes.get("/openapi.json", context -> context.contentType("application/json").result(json()));
  }

  private static byte[] json() throws IOException {
    try (InputStream yaml =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.yaml"))) {
      return Json.MAPPER.writeValueAsBytes(new ObjectMapper(new YAMLFactory()).readTree(yaml));
    }
  }
}
