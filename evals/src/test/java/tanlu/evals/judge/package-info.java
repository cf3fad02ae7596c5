@NullMarked
package tanlu.evals.judge;

import org.jspecify.annotations.NullMarked;
