/// Cases made from the engine: what can be asked, in both languages, with the truth left to it.
@NullMarked
package tanlu.evals.synth;

import org.jspecify.annotations.NullMarked;
