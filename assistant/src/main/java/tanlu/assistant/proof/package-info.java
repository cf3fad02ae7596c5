@NullMarked
package tanlu.assistant.proof;

import org.jspecify.annotations.NullMarked;
