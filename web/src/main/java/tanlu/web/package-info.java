@NullMarked
package tanlu.web;

import org.jspecify.annotations.NullMarked;
