package tanlu.knowledge.ingest;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The text of a Word document that is set as hidden, white on white or too small to see: in the
/// body, tables, notes, headers and footers, by its run, its style or its paragraph's style.
final class HiddenInWord {
  private static final XMLInputFactory XML = factory();
  private static final Set<String> PLAIN_TABLES =
      Set.of("", "TableGrid", "TableNormal", "a3", "a1");

  /// Half points: text of two points is a line to the eye.
  private static final int TINY = 4;

  /// How a run looks, as far as it matters; null inherits.
  private static final class Look {
    @org.jspecify.annotations.Nullable Boolean vanish;
    @org.jspecify.annotations.Nullable Boolean white;
    @org.jspecify.annotations.Nullable Boolean tiny;
    boolean shaded;

    void over(Look below) {
      vanish = vanish == null ? below.vanish : vanish;
      white = white == null ? below.white : white;
      tiny = tiny == null ? below.tiny : tiny;
      shaded |= below.shaded;
    }
  }

  private final Map<String, Look> styles = new HashMap<>();
  private final Map<String, String> basedOn = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  HiddenInWord(WordPackage word) throws UnreadableException {
    try {
      byte[] sheet = word.parts().get(WordPackage.STYLES);
      if (sheet != null) {
        readStyles(sheet);
      }
      for (Map.Entry<String, byte[]> part : word.parts().entrySet()) {
        if (!part.getKey().equals(WordPackage.STYLES)) {
          readPart(part.getValue());
        }
      }
    } catch (XMLStreamException e) {
      throw new UnreadableException(
          "文件已损坏，无法读取：请重新下载或另存。", "is corrupt and cannot be read; download or save it again", e);
    }
  }

  List<String> texts() {
    return texts;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private void readStyles(byte[] sheet) throws XMLStreamException {
    XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(sheet));
    String style = "";
    boolean conditional = false;
    Look look = new Look();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "style" -> {
            style = value(xml, "styleId");
            look = new Look();
          }
          case "basedOn" -> basedOn.put(style, value(xml, "val"));
          // How the rows of a table look, not a run.
          case "tblStylePr" -> conditional = true;
          default -> {
            if (!conditional) {
              note(xml, look);
            }
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (xml.getLocalName()) {
          case "style" -> styles.put(style, look);
          case "tblStylePr" -> conditional = false;
          default -> {}
        }
      }
    }
  }

  private void readPart(byte[] part) throws XMLStreamException {
    XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(part));
    Look run = new Look();
    Look paragraph = new Look();
    // Whether each table and cell we are in has a ground of its own; a text box may.
    Deque<Boolean> grounds = new ArrayDeque<>();
    boolean inRun = false;
    StringBuilder hidden = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "tbl", "tc" -> grounds.push(false);
          case "txbxContent" -> grounds.push(true);
          case "tblStyle" -> ground(grounds, !PLAIN_TABLES.contains(value(xml, "val")));
          case "p" -> paragraph = new Look();
          case "r" -> {
            inRun = true;
            run = new Look();
          }
          case "pStyle" -> paragraph.over(style(value(xml, "val")));
          case "rStyle" -> run.over(style(value(xml, "val")));
          case "t" -> {
            Look whole = new Look();
            whole.over(run);
            whole.over(paragraph);
            String text = xml.getElementText();
            if (unseen(whole, grounds.contains(true))) {
              hidden.append(text);
            }
          }
          case "shd" -> {
            if (inRun) {
              note(xml, run);
            } else if (shaded(xml)) {
              paragraph.shaded = true;
              ground(grounds, true);
            }
          }
          default -> {
            if (inRun) {
              note(xml, run);
            }
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (xml.getLocalName()) {
          case "tbl", "tc", "txbxContent" -> grounds.pop();
          case "r" -> inRun = false;
          case "p" -> {
            if (!hidden.toString().isBlank()) {
              texts.add(Characters.seen(hidden.toString()));
            }
            hidden.setLength(0);
          }
          default -> {}
        }
      }
    }
  }

  private static void ground(Deque<Boolean> grounds, boolean own) {
    if (own && !grounds.isEmpty()) {
      grounds.pop();
      grounds.push(true);
    }
  }

  private static boolean unseen(Look look, boolean ground) {
    return Boolean.TRUE.equals(look.vanish)
        || Boolean.TRUE.equals(look.tiny)
        || (Boolean.TRUE.equals(look.white) && !look.shaded && !ground);
  }

  /// A style with those it is based on.
  private Look style(String id) {
    Look look = new Look();
    String each = id;
    for (int depth = 0; depth < 10 && styles.get(each) != null; depth++) {
      look.over(styles.getOrDefault(each, new Look()));
      each = basedOn.getOrDefault(each, "");
    }
    return look;
  }

  private static void note(XMLStreamReader xml, Look look) {
    String value = value(xml, "val");
    switch (xml.getLocalName()) {
      case "vanish" -> look.vanish = !Set.of("0", "false", "off").contains(value);
      case "color" -> look.white = white(value);
      case "sz" -> look.tiny = value.matches("\\d+") && Integer.parseInt(value) <= TINY;
      case "highlight" -> look.shaded = !value.equals("none") && !value.equals("white");
      case "shd" -> look.shaded = shaded(xml);
      default -> {}
    }
  }

  private static boolean shaded(XMLStreamReader xml) {
    String fill = value(xml, "fill");
    return !fill.isEmpty() && !fill.equals("auto") && !white(fill);
  }

  private static boolean white(String rgb) {
    return rgb.matches("(?i)(F[0-9A-F]){3}");
  }

  private static String value(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }
}
