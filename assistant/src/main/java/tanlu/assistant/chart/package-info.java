@NullMarked
package tanlu.assistant.chart;

import org.jspecify.annotations.NullMarked;
