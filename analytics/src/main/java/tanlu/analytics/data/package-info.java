@NullMarked
package tanlu.analytics.data;

import org.jspecify.annotations.NullMarked;
