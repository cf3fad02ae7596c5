package tanlu.knowledge.ingest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.sax.SecureContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Reads the text of a PDF, Word, HTML, Markdown or plain text file, within bounds: of size, of
/// what it unpacks to, of time. Files inside the file are not read.
public final class DocumentReader {
  /// No policy document comes near it.
  public static final long LARGEST_FILE = 50L << 20;

  private static final int LONGEST_TEXT = 5_000_000;
  private static final int MEGABYTE = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int longest;
  private final Duration patience;

  public DocumentReader() {
    this(LONGEST_TEXT, PATIENCE);
  }

  /// @param longest the most characters read
  DocumentReader(int longest, Duration patience) {
    this.longest = longest;
    this.patience = patience;
  }

  /// @param name the file's name, whose ending tells HTML, Markdown and text apart
  public Reading read(String name, byte[] bytes) throws UnreadableException {
    if (bytes.length == 0) {
      throw new UnreadableException("文件为空。", "is empty");
    }
    if (bytes.length > LARGEST_FILE) {
      throw tooLarge(bytes.length);
    }
    Kind kind = Kind.of(name, bytes);
    CompletableFuture<Reading> reading = new CompletableFuture<>();
    // A thread of its own, as no reader of files can be told to stop.
    Thread.ofPlatform()
        .daemon()
        .name("read " + name)
        .start(
            () -> {
              try {
                reading.complete(parse(kind, bytes));
              } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
                reading.completeExceptionally(e);
              }
            });
    try {
      return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnreadableException(
          "读取超过 " + patience.toSeconds() + " 秒，已放弃：文件可能损坏。",
          "took longer than " + patience.toSeconds() + " s to read; it may be damaged",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableException("读取被中断。", "was interrupted while being read", e);
    } catch (ExecutionException e) {
      throw explained(e.getCause() == null ? e : e.getCause());
    }
  }

  static UnreadableException tooLarge(long bytes) {
    long megabytes = Math.ceilDiv(bytes, MEGABYTE);
    long limit = LARGEST_FILE / MEGABYTE;
    return new UnreadableException(
        "文件有 %d MB，上限为 %d MB：请拆分后再试。".formatted(megabytes, limit),
        "has %d MB; the limit is %d MB: split it".formatted(megabytes, limit));
  }

  private Reading parse(Kind kind, byte[] bytes)
      throws IOException, SAXException, TikaException, UnreadableException {
    String name = kind.name().toLowerCase(Locale.ROOT);
    List<String> hidden = new ArrayList<>();
    Metadata metadata = new Metadata();
    LineHandler lines = new LineHandler(kind != Kind.HTML && kind != Kind.DOCX, longest);
    boolean pictured = false;
    switch (kind) {
      case PDF -> {
        HiddenInPdf unseen = HiddenInPdf.in(bytes);
        hidden.addAll(unseen.texts());
        pictured = unseen.pictured();
        run(new PDFParser(), bytes, lines, metadata);
      }
      case DOCX -> {
        WordPackage word = WordPackage.open(bytes);
        hidden.addAll(new HiddenInWord(word).texts());
        run(new OOXMLParser(), bytes, lines, metadata);
      }
      case HTML -> {
        HiddenInHtml page = HiddenInHtml.in(text(bytes));
        hidden.addAll(page.texts());
        new JSoupParser().parseString(page.seen(), lines, metadata, new ParseContext());
      }
      case MD, TXT -> {
        requireText(bytes);
        run(new TXTParser(), bytes, lines, metadata);
      }
    }
    List<Line> read = lines.lines();
    hidden.addAll(lines.hidden());
    List<Line> whole =
        switch (kind) {
          case PDF -> Paragraphs.joined(read);
          case MD -> Markdown.lines(read);
          case TXT, HTML, DOCX -> read;
        };
    return new Reading(
        name, title(metadata), List.copyOf(whole), lines.pages(), List.copyOf(hidden), pictured);
  }

  private static void run(Parser parser, byte[] bytes, LineHandler lines, Metadata metadata)
      throws IOException, SAXException, TikaException {
    ParseContext context = new ParseContext();
    context.set(PDFParserConfig.class, pdf());
    context.set(OfficeParserConfig.class, word());
    context.set(EncodingDetector.class, new Encoding());
    context.set(EmbeddedDocumentExtractor.class, new NoEmbedded());
    if (parser instanceof TXTParser) {
      metadata.set(HttpHeaders.CONTENT_TYPE, "text/plain");
    }
    try (TikaInputStream in = TikaInputStream.get(bytes)) {
      ContentHandler bounded = new SecureContentHandler(lines, in);
      parser.parse(in, bounded, metadata, context);
    }
  }

  private static PDFParserConfig pdf() {
    PDFParserConfig config = new PDFParserConfig();
    config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    config.setExtractBookmarksText(false);
    config.setMaxMainMemoryBytes(64L * MEGABYTE);
    return config;
  }

  private static OfficeParserConfig word() {
    OfficeParserConfig config = new OfficeParserConfig();
    config.setUseSAXDocxExtractor(true);
    return config;
  }

  static String text(byte[] bytes) {
    Charset charset = Encoding.of(bytes);
    String text = new String(bytes, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /// Bytes that are no text come out as characters nobody writes.
  static void requireText(byte[] bytes) throws UnreadableException {
    String text = text(bytes);
    long strange =
        text.chars()
            .filter(
                c -> c == 0xFFFD || (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 12))
            .count();
    if (strange * 50 > text.length()) {
      throw new UnreadableException(
          "文字编码无法识别：请另存为 UTF-8 或 GB18030。",
          "is in no encoding known here; save it as UTF-8 or GB18030");
    }
  }

  private static @Nullable String title(Metadata metadata) {
    String title = metadata.get(TikaCoreProperties.TITLE);
    String seen = title == null ? "" : Characters.seen(title);
    return seen.isEmpty() ? null : seen;
  }

  private UnreadableException explained(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      switch (each) {
        case UnreadableException known -> {
          return known;
        }
        case EncryptedDocumentException _ -> {
          return Kind.encrypted(cause);
        }
        case org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException _ -> {
          return Kind.encrypted(cause);
        }
        case LineHandler.TooLong _ -> {
          return new UnreadableException(
              "文字超过 " + longest + " 字的上限：请拆分后再试。",
              "holds more than " + longest + " characters of text; split it",
              cause);
        }
        case OutOfMemoryError _ -> {
          return bomb(cause);
        }
        default -> {
          String said = each.getMessage() == null ? "" : each.getMessage().toLowerCase(Locale.ROOT);
          if (said.contains("zip bomb")) {
            return bomb(cause);
          }
        }
      }
    }
    return new UnreadableException(
        "文件已损坏，无法读取：请重新下载或另存。", "is corrupt and cannot be read; download or save it again", cause);
  }

  static UnreadableException bomb(@Nullable Throwable cause) {
    String zh = "文件解压后过大（疑似压缩炸弹），未读取。";
    String en = "unpacks to more than any document needs (a zip bomb); it was not read";
    return cause == null ? new UnreadableException(zh, en) : new UnreadableException(zh, en, cause);
  }

  /// Leaves the files inside a file alone.
  private static final class NoEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        java.io.InputStream in, ContentHandler handler, Metadata metadata, boolean html) {}
  }
}
