@NullMarked
package tanlu.assistant.answer;

import org.jspecify.annotations.NullMarked;
