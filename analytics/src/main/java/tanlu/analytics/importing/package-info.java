@NullMarked
package tanlu.analytics.importing;

import org.jspecify.annotations.NullMarked;
