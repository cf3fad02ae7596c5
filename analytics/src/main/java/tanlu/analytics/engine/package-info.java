@NullMarked
package tanlu.analytics.engine;

import org.jspecify.annotations.NullMarked;
