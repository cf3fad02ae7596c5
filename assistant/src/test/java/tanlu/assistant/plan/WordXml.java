package tanlu.assistant.plan;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A Word document as plain XML, read without the library that wrote it.
final class WordXml {
  static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private WordXml() {}

  static Element body(byte[] docx) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
          factory.setNamespaceAware(true);
          return factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(zip.readAllBytes()))
              .getDocumentElement();
        }
      }
    }
    throw new AssertionError("no word/document.xml");
  }

  static List<Element> elements(Element from, String name) {
    List<Element> elements = new ArrayList<>();
    NodeList found = from.getElementsByTagNameNS(NAMESPACE, name);
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  static List<Element> children(Element from) {
    List<Element> children = new ArrayList<>();
    for (var node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /// The value of the first element of that name below, empty where there is none.
  static String value(Element from, String name) {
    List<Element> found = elements(from, name);
    return found.isEmpty() ? "" : found.getFirst().getAttributeNS(NAMESPACE, "val");
  }

  static String text(Element from) {
    StringBuilder text = new StringBuilder();
    elements(from, "t").forEach(each -> text.append(each.getTextContent()));
    return text.toString();
  }
}
