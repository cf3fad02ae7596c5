@NullMarked
package tanlu.assistant;

import org.jspecify.annotations.NullMarked;
