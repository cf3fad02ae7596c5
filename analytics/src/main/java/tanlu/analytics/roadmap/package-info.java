@NullMarked
package tanlu.analytics.roadmap;

import org.jspecify.annotations.NullMarked;
