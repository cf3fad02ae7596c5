package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Requests that try to read the machine's files, to write headers, or to have the server ask
/// others for something.
class HostileRequestTest {
  private static final List<String> PARAMETERS =
      List.of(
          "..%2f..%2f..%2f..%2fetc%2fpasswd",
          "..%5c..%5cetc%5cpasswd",
          "%2fetc%2fpasswd",
          "%2e%2e%2f%2e%2e%2fetc%2fpasswd%00.html",
          "....%2f%2fetc%2fpasswd",
          "file:%2f%2f%2fetc%2fpasswd",
          "x%0d%0aX-Injected:%201",
          "x%0aX-Injected:%201",
          "%E5%98%8D%E5%98%8AX-Injected:%201");

  private static ChatServer server;
  private static Client client;
  private static HttpServer elsewhere;
  private static final AtomicInteger asked = new AtomicInteger();

  @BeforeAll
  static void start() throws IOException {
    server = ChatServer.start(Offline.ASSISTANT, "127.0.0.1", 0, Offline.NO_RUNS);
    client = Client.of(server);
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    elsewhere.start();
  }

  @AfterAll
  static void stop() {
    server.close();
    elsewhere.stop(0);
  }

  @TestFactory
  List<DynamicTest> noParameterOfARouteReachesAFileOrWritesAHeader() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String route : server.routes()) {
      if (route.contains("{") && !route.startsWith("BEFORE") && !route.startsWith("AFTER")) {
        tests.add(DynamicTest.dynamicTest(route, () -> assertHarmless(route)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests;
  }

  private static void assertHarmless(String route) throws IOException {
    String[] parts = route.split(" ", 2);
    for (String parameter : PARAMETERS) {
      String path = parts[1].replaceAll("\\{\\w+}", parameter);
      String response =
          client.raw(
              "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                  .formatted(parts[0], path));
      assertThat(response).as(path).startsWith("HTTP/1.1 4").doesNotContain("root:", "Exception");
      assertThat(response.lines()).as(path).noneMatch(line -> line.startsWith("X-Injected"));
    }
  }

  @Test
  void headersOfARequestWriteNoneOfTheResponse() throws Exception {
    for (String header : List.of("Accept-Language", "Origin", "Accept", "Cookie", "X-Request-Id")) {
      String response =
          client.raw(
              "GET /nothing HTTP/1.1\r\nHost: localhost\r\n%s: en\rX-Injected: 1\nX-Injected: 2\r\nConnection: close\r\n\r\n"
                  .formatted(header));
      assertThat(response.lines()).as(header).noneMatch(line -> line.startsWith("X-Injected"));
    }
  }

  @Test
  void noToolTakesAnAddressOrAPathForADataset() throws Exception {
    for (String dataset :
        List.of(address("/x"), "file:///etc/passwd", "../../../etc", "/etc", "jar:file:x!/")) {
      String body =
          Json.MAPPER.createObjectNode().put("region", "广东").put("dataset", dataset).toString();
      HttpResponse<String> response = client.post("/api/tools/emissions_profile", body);
      assertThat(response.statusCode()).as(dataset).isBetween(400, 499);
      assertThat(response.body()).doesNotContain("root:");
    }
    assertThat(asked).hasValue(0);
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + elsewhere.getAddress().getPort() + path;
  }

  @Test
  void noFileThatIsReadHasTheServerAskAnybodyElse() throws Exception {
    String html =
        """
        <!DOCTYPE html SYSTEM "%1$s/html.dtd"><html><head><base href="%1$s/"><link rel="stylesheet" href="a.css">
        <script src="%1$s/a.js"></script></head><body><img src="%1$s/a.png"><iframe src="%1$s/f"></iframe>
        <object data="%1$s/o"></object><p>一、园区余热利用率达到七成以上。</p></body></html>
        """
            .formatted(address(""));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.html", html.getBytes(StandardCharsets.UTF_8));
    files.put(
        "a.md",
        ("# 目标\n\n![](" + address("/a.png") + ")\n\n余热利用率达到七成以上。\n")
            .getBytes(StandardCharsets.UTF_8));
    files.put("a.docx", docx());
    files.put("a.xlsx", xlsx());
    files.put("a.pdf", pdf());
    for (var file : files.entrySet()) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.writeBytes(
          "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
              .formatted(file.getKey())
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.getValue());
      body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
      HttpResponse<String> response =
          client.send(
              client
                  .request("/api/conversations/hostile-" + file.getKey().substring(2) + "/files")
                  .header("Content-Type", "multipart/form-data; boundary=b")
                  .POST(BodyPublishers.ofByteArray(body.toByteArray())));
      assertThat(response.statusCode()).as(file.getKey() + response.body()).isIn(201, 422);
      assertThat(response.body()).doesNotContain("root:", "Exception");
    }
    assertThat(asked).hasValue(0);
    // The trap works.
    client
        .http()
        .send(
            HttpRequest.newBuilder(URI.create(address("/trap"))).build(),
            BodyHandlers.discarding());
    assertThat(asked.getAndSet(0)).isOne();
  }

  private static String entities(String root) {
    return """
    <?xml version="1.0"?>
    <!DOCTYPE %1$s SYSTEM "%2$s/x.dtd" [<!ENTITY a SYSTEM "%2$s/entity"><!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY %% c SYSTEM "%2$s/parameter"> %%c;]>
    """
        .formatted(root, address(""));
  }

  private static byte[] docx() throws IOException {
    String external =
        ("<Relationships"
             + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
             + " Id=\"r1\" TargetMode=\"External\" Target=\"%1$s/image\""
             + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\"/><Relationship"
             + " Id=\"r2\" TargetMode=\"External\" Target=\"%1$s/template\""
             + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\"/>"
             + "</Relationships>")
            .formatted(address(""));
    return zip(
        Map.of(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
                + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
                + " PartName=\"/word/document.xml\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            "_rels/.rels",
            "<Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                + " Id=\"r1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                + " Target=\"word/document.xml\"/></Relationships>",
            "word/_rels/document.xml.rels",
            external,
            "word/document.xml",
            entities("w:document")
                + "<w:document"
                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>一、余热利用率达到七成以上。&a;&b;</w:t></w:r></w:p></w:body></w:document>"));
  }

  private static byte[] xlsx() throws IOException {
    return zip(
        Map.of(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                + " PartName=\"/xl/workbook.xml\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
                + " PartName=\"/xl/worksheets/sheet1.xml\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
            "_rels/.rels",
            "<Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                + " Id=\"r1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                + " Target=\"xl/workbook.xml\"/></Relationships>",
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" TargetMode=\"External\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink\" Target=\"%s/link\"/></Relationships>"
                .formatted(address("")),
            "xl/workbook.xml",
            entities("workbook")
                + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                + " name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            "xl/worksheets/sheet1.xml",
            entities("worksheet")
                + "<worksheet"
                + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row"
                + " r=\"1\"><c r=\"A1\""
                + " t=\"inlineStr\"><is><t>钢铁&a;&b;</t></is></c></row></sheetData></worksheet>"));
  }

  /// Its objects point elsewhere: an action when it is opened, and a stream that is another's file.
  private static byte[] pdf() {
    return """
    %%PDF-1.4
    1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(%1$s/open)>>>> endobj
    2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
    3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
    4 0 obj <</Length 0/F<</FS/URL/F(%1$s/stream)>>>> stream
    endstream endobj
    5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
    trailer <</Root 1 0 R>>
    %%%%EOF
    """
        .formatted(address(""))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] zip(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
