@NullMarked
package tanlu.knowledge;

import org.jspecify.annotations.NullMarked;
