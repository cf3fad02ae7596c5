@NullMarked
package tanlu.assistant.model;

import org.jspecify.annotations.NullMarked;
