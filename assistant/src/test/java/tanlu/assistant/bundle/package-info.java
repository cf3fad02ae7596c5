@NullMarked
package tanlu.assistant.bundle;

import org.jspecify.annotations.NullMarked;
