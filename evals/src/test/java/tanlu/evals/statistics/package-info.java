@NullMarked
package tanlu.evals.statistics;

import org.jspecify.annotations.NullMarked;
