/// What a comparison of two runs rests on.
@NullMarked
package tanlu.evals.statistics;

import org.jspecify.annotations.NullMarked;
