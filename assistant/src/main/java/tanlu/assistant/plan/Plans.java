package tanlu.assistant.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tanlu.analytics.proof.Text;
import tanlu.assistant.plan.Progress.Status;
import tanlu.assistant.tool.PlanRequest;
import tanlu.assistant.tool.Toolbox;

/// The draft plans under a folder, one folder each: its progress and its files. They are written
/// one after the other; one can be cancelled between chapters and resumed where it stopped. A plan
/// that was under way when the program ended begins anew when it is resumed. Safe to share between
/// threads.
public final class Plans {
  /// Plans under way or waiting; one takes seconds, and they are written one after the other.
  private static final int MOST = 100;

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Path folder;
  private final Toolbox toolbox;
  private final Clock clock;
  private final Map<String, PlanJob> jobs = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("plans").factory());

  public Plans(Path folder, Toolbox toolbox, Clock clock) {
    this.folder = folder;
    this.toolbox = toolbox;
    this.clock = clock;
  }

  /// Begins a plan and returns its id.
  ///
  /// @throws PlanException where the folder cannot be written
  public String start(PlanRequest request) {
    LocalDate today = LocalDate.now(clock);
    // Letters alone: an answer that names it states no number.
    String id =
        UUID.randomUUID()
            .toString()
            .replace("-", "")
            .substring(0, 16)
            .chars()
            .map(hex -> 'a' + Character.digit(hex, 16))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    begin(id, request, today);
    return id;
  }

  private void begin(String id, PlanRequest request, LocalDate date) {
    if (jobs.values().stream().filter(PlanJob::isRunning).count() >= MOST) {
      throw new PlanException(
          Text.of(
              "已有 " + MOST + " 份方案在起草或等待：请稍后再试。",
              MOST + " plans are being drafted or wait: try again later."));
    }
    PlanJob job = new PlanJob(id, request, new Draft(toolbox, request, date), folder.resolve(id));
    jobs.put(id, job);
    try {
      run(job);
    } catch (PlanException e) {
      jobs.remove(id);
      throw e;
    }
  }

  private void run(PlanJob job) {
    keep(job.progress());
    worker.execute(
        () -> {
          job.run();
          try {
            keep(job.progress());
          } catch (PlanException _) {
            // Told by the plan itself as long as this process lives; then it counts as cancelled.
            return;
          }
          if (job.progress().status() == Status.DONE) {
            jobs.remove(job.id());
          }
        });
  }

  /// How far a plan is; empty where there is none of that id.
  public Optional<Progress> find(String id) {
    PlanJob job = jobs.get(id);
    return job == null ? kept(id) : Optional.of(job.progress());
  }

  /// Ends the work before the next chapter or file; a plan that has ended stays as it is.
  public Optional<Progress> cancel(String id) {
    Optional.ofNullable(jobs.get(id)).ifPresent(PlanJob::cancel);
    return find(id);
  }

  /// Goes on with a plan that was cancelled, failed or interrupted.
  public Optional<Progress> resume(String id) {
    Optional<Progress> known = find(id);
    known
        .filter(
            progress -> progress.status() == Status.CANCELLED || progress.status() == Status.FAILED)
        .ifPresent(
            progress -> {
              PlanJob job = jobs.get(id);
              if (job != null && progress.status() == Status.CANCELLED) {
                job.resume();
                run(job);
              } else {
                begin(id, progress.request(), LocalDate.now(clock));
              }
            });
    return find(id);
  }

  /// A file of a plan, once it is written.
  ///
  /// @param kind `docx`, `pdf` or `xlsx`
  public Optional<Path> file(String id, String kind) {
    return find(id)
        .map(progress -> folder.resolve(progress.id()).resolve("plan." + kind))
        .filter(Files::isRegularFile);
  }

  private void keep(Progress progress) {
    Path home = folder.resolve(progress.id());
    try {
      Files.createDirectories(home);
      Path written = Files.createTempFile(home, "plan", ".json");
      JSON.writeValue(written.toFile(), progress);
      Files.move(
          written,
          home.resolve("plan.json"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PlanException(
          Text.of("方案无法写入" + home + "。", "The plan cannot be written to " + home + "."), e);
    }
  }

  /// A plan of an earlier run of the program; what it was in the middle of counts as cancelled.
  private Optional<Progress> kept(String id) {
    if (!id.matches("[a-p]{16}")) {
      return Optional.empty();
    }
    Path file = folder.resolve(id).resolve("plan.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Progress progress = JSON.readValue(file.toFile(), Progress.class);
      return Optional.of(
          progress.status() == Status.RUNNING
              ? new Progress(
                  id,
                  Status.CANCELLED,
                  progress.title(),
                  progress.request(),
                  progress.steps(),
                  progress.detail())
              : progress);
    } catch (IOException e) {
      throw new PlanException(
          Text.of("方案记录" + file + "无法读取。", "The record " + file + " of a plan cannot be read."), e);
    }
  }
}
