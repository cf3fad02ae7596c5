package tanlu.evals.junit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import tanlu.evals.CaseResult;
import tanlu.evals.EvalCase;
import tanlu.evals.Examiner;
import tanlu.evals.Subject;
import tanlu.evals.Suite;
import tanlu.evals.Summary;

/// Runs the cases of an [EvalTest], one invocation each.
public final class EvalExtension implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), EvalTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    EvalTest test =
        AnnotationSupport.findAnnotation(context.getTestMethod(), EvalTest.class).orElseThrow();
    List<EvalCase> cases =
        Suite.load(test.suite()).cases().stream().filter(each -> wanted(each, test)).toList();
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(
          "suite \"%s\" has no case with split \"%s\" and one of the tags %s"
              .formatted(test.suite(), test.split(), List.of(test.tags())));
    }
    Supplier<Subject> subject = ReflectionSupport.newInstance(test.subject());
    Examiner examiner = new Examiner(subject.get());
    Errors errors = new Errors(test.suite(), cases.size());
    context
        .getStore(ExtensionContext.Namespace.create(EvalExtension.class))
        .put(context.getUniqueId(), errors);
    return cases.stream().map(each -> new Invocation(each, examiner, errors));
  }

  private static boolean wanted(EvalCase each, EvalTest test) {
    List<String> tags = List.of(test.tags());
    return (test.split().isEmpty() || test.split().equals(each.split()))
        && (tags.isEmpty() || each.tags().stream().anyMatch(tags::contains));
  }

  /// Closed once every case was asked.
  private static final class Errors implements AutoCloseable {
    private final String suite;
    private final int cases;
    private int count;

    Errors(String suite, int cases) {
      this.suite = suite;
      this.cases = cases;
    }

    synchronized void add() {
      count++;
    }

    @Override
    public synchronized void close() {
      if (Summary.inconclusive(count, cases)) {
        throw new AssertionFailedError(
            "suite %s is inconclusive: %d of %d cases ended in an error"
                .formatted(suite, count, cases));
      }
    }
  }

  private record Invocation(EvalCase asked, Examiner examiner, Errors errors)
      implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return asked.id() + ": " + asked.turns().getLast();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Asking(asked, examiner, errors));
    }
  }

  /// Asks when the first parameter or the test itself needs it.
  private static final class Asking implements ParameterResolver, BeforeTestExecutionCallback {
    private final EvalCase asked;
    private final Supplier<CaseResult> result;
    private final Errors errors;

    Asking(EvalCase asked, Examiner examiner, Errors errors) {
      this.asked = asked;
      this.errors = errors;
      CaseResult[] once = new CaseResult[1];
      this.result =
          () -> {
            CaseResult known = once[0];
            if (known == null) {
              known = examiner.examine(asked);
              once[0] = known;
            }
            return known;
          };
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == EvalCase.class || type == CaseResult.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == EvalCase.class ? asked : result.get();
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
      CaseResult given = result.get();
      switch (given.outcome()) {
        case FAIL -> throw new AssertionFailedError(String.join("\n", given.reasons()));
        case ERROR -> {
          errors.add();
          throw new TestAbortedException(asked.id() + " ended in an error: " + given.error());
        }
        case PASS, NOT_APPLICABLE -> {}
      }
    }
  }
}
