@NullMarked
package tanlu.prompts;

import org.jspecify.annotations.NullMarked;
