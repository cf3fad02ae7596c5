/// Answers signed, so that whoever holds one can tell whether it was changed since.
@NullMarked
package tanlu.assistant.bundle;

import org.jspecify.annotations.NullMarked;
