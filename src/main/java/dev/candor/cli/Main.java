package dev.candor.cli;

import dev.candor.config.CandorException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The chores that are no test. Settings reach them as the same {@code candor.*} properties. */
@Command(
    name = "candor",
    description = "Chores around Candor's gate; the gate itself is a JUnit test.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PlanCommand.class,
      RecordCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      CalibrateCommand.class,
      LabelCommand.class,
      RescoreCommand.class
    })
public final class Main {

  private Main() {}

  /** Runs a command and ends the process: 0 done, 1 failed, 2 called wrongly. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for {@link #main} and for tests. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              PrintWriter err = command.getErr();
              if (failure instanceof CandorException) {
                err.println(failure.getMessage());
              } else {
                failure.printStackTrace(err);
              }
              err.flush();
              return CommandLine.ExitCode.SOFTWARE;
            });
  }
}
