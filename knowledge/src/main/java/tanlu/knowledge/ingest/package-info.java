@NullMarked
package tanlu.knowledge.ingest;

import org.jspecify.annotations.NullMarked;
