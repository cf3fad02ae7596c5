/// The evaluation harness: cases in, a scored and reported run out.
@NullMarked
package tanlu.evals;

import org.jspecify.annotations.NullMarked;
