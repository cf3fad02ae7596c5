/// Suites as JUnit 5 tests.
@NullMarked
package tanlu.evals.junit;

import org.jspecify.annotations.NullMarked;
