package tanlu.knowledge;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Embeds with the model that comes with the program, loaded with the first text. Where it cannot
/// load (no native library for the machine) passages are found by their words alone, and that is
/// logged once.
public final class BgeEmbedding implements Embedding {
  private static final Logger LOG = Logger.getLogger(BgeEmbedding.class.getName());

  private static final ReentrantLock NATIVE = new ReentrantLock();
  private static final AtomicBoolean ENDING = new AtomicBoolean();
  private static final CountDownLatch ENDED = new CountDownLatch(1);

  private @Nullable BgeSmallZh model;
  private boolean failed;

  @Override
  public Optional<float[]> passage(Passage passage) {
    return vector(text(passage));
  }

  @Override
  public Optional<float[]> question(String text) {
    return vector(text);
  }

  /// What of a passage is embedded: what it stands under and what it says, in Chinese where it is
  /// held, since the model knows little else.
  static String text(Passage passage) {
    boolean chinese = !passage.textZh().isEmpty();
    return chinese
        ? passage.titleZh() + "\n" + passage.headingZh() + "\n" + passage.textZh()
        : passage.titleEn() + "\n" + passage.headingEn() + "\n" + passage.textEn();
  }

  /// Waits for a text or a load under way and lets no other begin. To be called before the process
  /// ends, by whoever ends it: the native library goes as soon as it does, and whoever is in it
  /// then takes the process down.
  public static void end() {
    if (ENDING.compareAndSet(false, true)) {
      NATIVE.lock();
      ENDED.countDown();
      return;
    }
    try {
      ENDED.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<float[]> vector(String text) {
    NATIVE.lock();
    try {
      return failed ? Optional.empty() : embedded(text);
    } finally {
      NATIVE.unlock();
    }
  }

  private Optional<float[]> embedded(String text) {
    try {
      if (model == null) {
        model = new BgeSmallZh();
      }
      return Optional.of(model.vector(text));
    } catch (RuntimeException | LinkageError e) {
      failed = true;
      LOG.log(Level.WARNING, "search goes by words alone: the embedding model does not load", e);
      return Optional.empty();
    }
  }
}
