@NullMarked
package tanlu.analytics.benchmarks;

import org.jspecify.annotations.NullMarked;
