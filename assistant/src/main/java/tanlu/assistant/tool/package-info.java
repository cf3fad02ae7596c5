@NullMarked
package tanlu.assistant.tool;

import org.jspecify.annotations.NullMarked;
