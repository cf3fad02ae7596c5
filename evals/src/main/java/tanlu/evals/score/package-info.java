/// The metrics, one scorer a file.
@NullMarked
package tanlu.evals.score;

import org.jspecify.annotations.NullMarked;
