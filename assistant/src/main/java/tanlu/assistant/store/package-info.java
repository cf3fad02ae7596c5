/// Where conversations, answers and the owners of plans are kept.
@NullMarked
package tanlu.assistant.store;

import org.jspecify.annotations.NullMarked;
