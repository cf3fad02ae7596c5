@NullMarked
package tanlu.evals;

import org.jspecify.annotations.NullMarked;
