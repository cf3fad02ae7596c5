package tanlu.assistant.plan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Text;
import tanlu.assistant.plan.Progress.Status;
import tanlu.assistant.plan.Progress.Step;
import tanlu.assistant.tool.PlanRequest;

/// One plan on its way: chapters, then files, each a step after which it can stop. The document and
/// the place of its headings are computed once between the two.
final class PlanJob {
  /// The PDF is set first: Word's table of contents takes its page numbers from it.
  private enum File {
    PDF,
    DOCX,
    XLSX;

    String kind() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// A file that ends the work: other servers cannot reach this one.
  static final String CANCEL = ".cancel";

  private final String id;
  private final PlanRequest request;
  private final Draft draft;
  private final Path folder;
  private int files;
  private @Nullable PlanDocument document;
  private List<Integer> pages = List.of();
  private volatile boolean cancelled;
  private volatile Status status = Status.RUNNING;
  private volatile Optional<String> detail = Optional.empty();
  private volatile int done;

  PlanJob(String id, PlanRequest request, Draft draft, Path folder) {
    this.id = id;
    this.request = request;
    this.draft = draft;
    this.folder = folder;
  }

  String id() {
    return id;
  }

  void cancel() {
    cancelled = true;
  }

  private boolean isCancelled() {
    return cancelled || Files.exists(folder.resolve(CANCEL));
  }

  void resume() {
    cancelled = false;
    status = Status.RUNNING;
  }

  Progress progress() {
    List<String> titles = new ArrayList<>(draft.titles());
    for (File file : File.values()) {
      titles.add(file.kind());
    }
    List<Step> steps = new ArrayList<>();
    for (String title : titles) {
      int at = steps.size();
      boolean current = at == done && status == Status.RUNNING;
      steps.add(new Step(title, at < done ? "done" : current ? "running" : "waiting"));
    }
    return new Progress(id, status, request.title(), request, steps, detail);
  }

  /// Works until the plan is done, cancelled or cannot be written.
  ///
  /// @param stepped runs after each step but the last
  void run(Runnable stepped) {
    try {
      while (files < File.values().length && !isCancelled()) {
        if (draft.isWritten()) {
          write(File.values()[files]);
          files++;
        } else {
          draft.writeNext();
        }
        done = draft.written() + files;
        if (files < File.values().length) {
          stepped.run();
        }
      }
      status = files == File.values().length ? Status.DONE : Status.CANCELLED;
    } catch (PlanException e) {
      fail(e.in(request.language()));
    } catch (IOException e) {
      fail(
          Text.of("方案无法写入" + folder + "。", "The plan cannot be written to " + folder + ".")
              .in(request.language()));
    } catch (RuntimeException e) {
      // Told as what it is: nobody waits on this thread.
      fail(Text.of("方案生成失败：" + e, "The plan failed: " + e).in(request.language()));
    }
  }

  private void fail(String why) {
    detail = Optional.of(why);
    status = Status.FAILED;
  }

  private void write(File file) throws IOException {
    PlanDocument plan = document;
    if (plan == null) {
      plan = draft.document();
      document = plan;
      pages = PdfWriter.pages(plan);
    }
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "plan", "." + file.kind());
    try (OutputStream out = Files.newOutputStream(written)) {
      switch (file) {
        case PDF -> PdfWriter.write(plan, pages, out);
        case DOCX -> DocxWriter.write(plan, pages, out);
        case XLSX -> XlsxWriter.write(plan, out);
      }
    }
    Files.move(
        written,
        folder.resolve("plan." + file.kind()),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
