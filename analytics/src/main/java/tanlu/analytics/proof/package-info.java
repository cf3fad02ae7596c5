@NullMarked
package tanlu.analytics.proof;

import org.jspecify.annotations.NullMarked;
