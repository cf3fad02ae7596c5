@NullMarked
package tanlu.analytics;

import org.jspecify.annotations.NullMarked;
