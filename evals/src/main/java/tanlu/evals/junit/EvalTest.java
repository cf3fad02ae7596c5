package tanlu.evals.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import tanlu.evals.Subject;

/// Makes a test of every case of a suite: it is asked and scored before the method, which may take
/// the [tanlu.evals.EvalCase] and the [tanlu.evals.CaseResult] and assert more.
///
/// ```java
/// @EvalTest(suite = "./my-cases", subject = MyModel.class)
/// void answersWell(CaseResult result) {}
/// ```
///
/// A case that fails fails the test with what is amiss; one that ends in an error is skipped, and
/// over 2 % of errors fail the whole as inconclusive.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EvalExtension.class)
public @interface EvalTest {
  /// An embedded suite by name, or the path of a folder.
  String suite();

  /// `dev` or `test`; both where it is left out.
  String split() default "";

  /// Only cases that bear one of these tags.
  String[] tags() default {};

  /// Makes who is asked, with a constructor without parameters; once for each method.
  Class<? extends Supplier<Subject>> subject() default OfflineAssistant.class;
}
