/// Back-ups of `$TANLU_HOME`, made while servers run, and their way back.
@org.jspecify.annotations.NullMarked
package tanlu.web.backup;
