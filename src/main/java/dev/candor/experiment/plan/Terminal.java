package dev.candor.experiment.plan;

import dev.candor.model.Environment;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Where a person can be asked. */
@FunctionalInterface
public interface Terminal {

  /**
   * Asks a question.
   *
   * @return the answer as it was typed; empty if the person closed the terminal instead
   */
  String ask(String question);

  /**
   * The terminal of this process; empty where input or output is none, as in a test that Maven has
   * forked, and wherever the variable {@code CI} is set, as CI systems do.
   */
  static Optional<Terminal> ofProcess(Environment environment) {
    Console console = System.console();
    return console == null || environment.get("CI").isPresent() || !isTerminal(console)
        ? Optional.empty()
        : Optional.of(
            question -> {
              String answer = console.readLine("%s", question);
              return answer == null ? "" : answer;
            });
  }

  /** Since Java 22 there may be a console without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
