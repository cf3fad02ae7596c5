@NullMarked
package tanlu.analytics.unit;

import org.jspecify.annotations.NullMarked;
