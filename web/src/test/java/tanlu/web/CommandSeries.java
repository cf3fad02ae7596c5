package tanlu.web;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Carries out several commands in one process, for a test that runs many: commands stand one after
/// the other, each ended by `;`. Prints a line `exit N` and what the command said on standard error
/// after each.
final class CommandSeries {
  static final String END = ";";

  private CommandSeries() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int start = 0;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals(END)) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        int exit = Main.run(Arrays.copyOfRange(arguments, start, i));
        out.println("exit " + exit + "\n" + said.toString(StandardCharsets.UTF_8).strip());
        start = i + 1;
      }
    }
    out.flush();
    Runtime.getRuntime().halt(0);
  }
}
