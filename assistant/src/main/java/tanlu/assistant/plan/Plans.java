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
import java.util.Collections;
import java.util.LinkedHashMap;
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
/// one after the other; one can be cancelled between chapters and resumed where it stopped, as long
/// as it is remembered. A plan that was under way when the program ended begins anew when it is
/// resumed. Several servers may share the folder: each tells how far the plans of the others are,
/// cancels them, and resumes what nobody drafts. Safe to share between threads.
public final class Plans {
  /// Plans under way or waiting; one takes seconds, and they are written one after the other.
  private static final int MOST = 100;

  /// Plans that ended and are held in memory, with their chapters.
  private static final int REMEMBERED = 10;

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Path folder;
  private final Toolbox toolbox;
  private final Clock clock;

  /// Under way or waiting here.
  private final Map<String, PlanJob> jobs = new ConcurrentHashMap<>();

  /// Cancelled here, to go on where they stopped, and failed without a place to say so.
  private final Map<String, PlanJob> stopped =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, PlanJob> eldest) {
              return size() > REMEMBERED;
            }
          });

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
    if (jobs.size() >= MOST) {
      throw new PlanException(
          Text.of(
              "已有 " + MOST + " 份方案在起草或等待：请稍后再试。",
              MOST + " plans are being drafted or wait: try again later."));
    }
    run(new PlanJob(id, request, new Draft(toolbox, request, date), folder.resolve(id)));
  }

  private void run(PlanJob job) {
    Path home = folder.resolve(job.id());
    Optional<PlanLock> taken;
    try {
      Files.createDirectories(home);
      taken = PlanLock.take(home);
    } catch (IOException e) {
      throw unwritable(home, e);
    }
    // Another server may have been faster.
    taken.ifPresent(lock -> run(job, lock));
  }

  private void run(PlanJob job, PlanLock lock) {
    Path home = folder.resolve(job.id());
    jobs.put(job.id(), job);
    try {
      Files.deleteIfExists(home.resolve(PlanJob.CANCEL));
      keep(job.progress());
    } catch (IOException e) {
      end(job, lock);
      throw unwritable(home, e);
    } catch (PlanException e) {
      end(job, lock);
      throw e;
    }
    worker.execute(
        () -> {
          try {
            job.run(() -> keep(job.progress()));
            keep(job.progress());
            if (job.progress().status() == Status.CANCELLED) {
              stopped.put(job.id(), job);
            }
          } catch (PlanException _) {
            // Told from memory for a while; then it counts as cancelled.
            stopped.put(job.id(), job);
          } finally {
            end(job, lock);
          }
        });
  }

  private void end(PlanJob job, PlanLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw unwritable(folder.resolve(job.id()), e);
    } finally {
      jobs.remove(job.id());
    }
  }

  /// How far a plan is; empty where there is none of that id. It has ended once that is kept.
  public Optional<Progress> find(String id) {
    PlanJob job = jobs.get(id);
    return job == null ? kept(id) : Optional.of(job.progress().but(Status.RUNNING));
  }

  /// Ends the work before the next chapter or file; a plan that has ended stays as it is.
  public Optional<Progress> cancel(String id) {
    PlanJob job = jobs.get(id);
    if (job != null) {
      job.cancel();
      return find(id);
    }
    Optional<Progress> elsewhere = find(id);
    if (elsewhere.filter(progress -> progress.status() == Status.RUNNING).isPresent()) {
      Path home = folder.resolve(id);
      try {
        Files.write(home.resolve(PlanJob.CANCEL), new byte[0]);
      } catch (IOException e) {
        throw unwritable(home, e);
      }
    }
    return elsewhere;
  }

  /// Goes on with a plan that was cancelled, failed or interrupted.
  public Optional<Progress> resume(String id) {
    find(id)
        .filter(
            progress -> progress.status() == Status.CANCELLED || progress.status() == Status.FAILED)
        .ifPresent(
            progress -> {
              PlanJob job = stopped.remove(id);
              if (job != null && job.progress().status() == Status.CANCELLED) {
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

  /// How many plans are in memory, with their chapters.
  int held() {
    return jobs.size() + stopped.size();
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
      throw unwritable(home, e);
    }
  }

  private static PlanException unwritable(Path home, IOException e) {
    return new PlanException(
        Text.of("方案无法写入" + home + "。", "The plan cannot be written to " + home + "."), e);
  }

  /// What a plan's record says; what nobody drafts any more counts as cancelled.
  private Optional<Progress> kept(String id) {
    if (!id.matches("[a-p]{16}")) {
      return Optional.empty();
    }
    Path home = folder.resolve(id);
    Path file = home.resolve("plan.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      // Asked first: whoever drafts it writes its end before letting go.
      boolean drafted = PlanLock.isHeld(home);
      Progress progress = JSON.readValue(file.toFile(), Progress.class);
      if (progress.status() != Status.RUNNING || drafted) {
        return Optional.of(progress);
      }
      PlanJob untold = stopped.get(id);
      return Optional.of(untold == null ? progress.but(Status.CANCELLED) : untold.progress());
    } catch (IOException e) {
      throw new PlanException(
          Text.of("方案记录" + file + "无法读取。", "The record " + file + " of a plan cannot be read."), e);
    }
  }
}
