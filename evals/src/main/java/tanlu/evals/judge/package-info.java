/// Answers judged by a model after a rubric: advice, never a gate.
@NullMarked
package tanlu.evals.judge;

import org.jspecify.annotations.NullMarked;
