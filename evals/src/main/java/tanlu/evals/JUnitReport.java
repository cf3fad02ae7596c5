package tanlu.evals;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A run as JUnit XML, so that any CI shows it.
final class JUnitReport {
  private JUnitReport() {}

  static String of(Results results) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      suite(xml, results);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void suite(XMLStreamWriter xml, Results results) throws XMLStreamException {
    Manifest manifest = results.manifest();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "tanlu.evals." + manifest.suite());
    xml.writeAttribute("tests", Integer.toString(results.cases().size()));
    xml.writeAttribute("failures", count(results, CaseResult.Outcome.FAIL));
    xml.writeAttribute("errors", count(results, CaseResult.Outcome.ERROR));
    xml.writeAttribute("skipped", count(results, CaseResult.Outcome.NOT_APPLICABLE));
    xml.writeAttribute("timestamp", manifest.started().replace("Z", ""));
    xml.writeAttribute(
        "time", seconds(results.cases().stream().mapToLong(r -> r.result().milliseconds()).sum()));
    for (Results.Row row : results.cases()) {
      testCase(xml, row);
    }
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, Results.Row row) throws XMLStreamException {
    CaseResult result = row.result();
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", printable(row.asked().group()));
    xml.writeAttribute("name", result.id());
    xml.writeAttribute("time", seconds(result.milliseconds()));
    switch (result.outcome()) {
      case FAIL -> problem(xml, "failure", result);
      case ERROR -> problem(xml, "error", result);
      case NOT_APPLICABLE -> xml.writeEmptyElement("skipped");
      case PASS -> {}
    }
    xml.writeEndElement();
  }

  private static void problem(XMLStreamWriter xml, String element, CaseResult result)
      throws XMLStreamException {
    String reasons = printable(String.join("\n", result.reasons()));
    xml.writeStartElement(element);
    xml.writeAttribute("message", reasons.lines().findFirst().orElse(""));
    xml.writeCharacters(reasons);
    xml.writeEndElement();
  }

  private static String count(Results results, CaseResult.Outcome outcome) {
    return Long.toString(
        results.cases().stream().filter(row -> row.result().outcome() == outcome).count());
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / 1000.0);
  }

  /// XML 1.0 has no place for control characters and lone surrogates, not even escaped.
  private static String printable(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().map(c -> isXml(c) ? c : '\uFFFD').forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
