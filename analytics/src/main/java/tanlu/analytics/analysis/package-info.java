@NullMarked
package tanlu.analytics.analysis;

import org.jspecify.annotations.NullMarked;
