package tanlu.analytics.benchmarks;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// LAPACK's `dgetrf` and `dgetrs` in the system's OpenBLAS, where it is installed (Debian:
/// `libopenblas0-pthread`), on as many threads as OpenBLAS takes: all processors.
@SuppressWarnings("restricted")
final class OpenBlas {
  private static final String FILE = "libopenblas.so.0";
  private static final Optional<OpenBlas> INSTALLED = load();

  private final MethodHandle factor;
  private final MethodHandle solve;

  private OpenBlas(SymbolLookup library) {
    Linker linker = Linker.nativeLinker();
    factor =
        linker.downcallHandle(
            library.findOrThrow("dgetrf_"),
            FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    // Fortran passes the length of a string as a last, hidden argument.
    solve =
        linker.downcallHandle(
            library.findOrThrow("dgetrs_"),
            FunctionDescriptor.ofVoid(
                ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
                JAVA_LONG));
  }

  private static Optional<OpenBlas> load() {
    try {
      return Optional.of(new OpenBlas(SymbolLookup.libraryLookup(FILE, Arena.global())));
    } catch (IllegalArgumentException e) {
      System.err.println("SKIPPED OpenBLAS: no " + FILE + " on this machine");
      return Optional.empty();
    }
  }

  static boolean present() {
    return INSTALLED.isPresent();
  }

  static double[] solve(double[] matrix, int n, double[] b) {
    return INSTALLED.orElseThrow().run(matrix, n, b);
  }

  /// LAPACK reads columns first and so sees the transpose, which `dgetrs` transposes back.
  private double[] run(double[] matrix, int n, double[] b) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment a = copy(arena, matrix);
      MemorySegment x = copy(arena, b);
      MemorySegment size = arena.allocateFrom(JAVA_INT, n);
      MemorySegment one = arena.allocateFrom(JAVA_INT, 1);
      MemorySegment pivots = arena.allocate(JAVA_INT, n);
      MemorySegment failure = arena.allocateFrom(JAVA_INT, 0);
      MemorySegment transposed = arena.allocateFrom(JAVA_BYTE, (byte) 'T');
      factor.invokeExact(size, size, a, size, pivots, failure);
      solve.invokeExact(transposed, size, one, a, size, pivots, x, size, failure, 1L);
      if (failure.get(JAVA_INT, 0) != 0) {
        throw new IllegalArgumentException("OpenBLAS failed: " + failure.get(JAVA_INT, 0));
      }
      return x.toArray(JAVA_DOUBLE);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS could not be called", e);
    }
  }

  /// Aligned to a cache line and not zeroed first, as a C program would have it.
  private static MemorySegment copy(Arena arena, double[] values) {
    MemorySegment copy = arena.allocate(8L * values.length, 64);
    MemorySegment.copy(values, 0, copy, JAVA_DOUBLE, 0, values.length);
    return copy;
  }
}
