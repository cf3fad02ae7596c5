/// What else can be evaluated than the assistant in this process.
@NullMarked
package tanlu.evals.subject;

import org.jspecify.annotations.NullMarked;
