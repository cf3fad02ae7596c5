/// From what people write to the dataset's own regions, sectors, years and words.
@NullMarked
package tanlu.assistant.link;

import org.jspecify.annotations.NullMarked;
