@NullMarked
package tanlu.web.page;

import org.jspecify.annotations.NullMarked;
