@NullMarked
package tanlu.evals.junit;

import org.jspecify.annotations.NullMarked;
