package dev.candor.cli;

import dev.candor.config.Settings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of commands that put scorers side by side. */
final class ComparisonOptions {

  @Option(
      names = "--judge",
      paramLabel = "SPEC",
      description = "The judge's model, such as openai:gpt-4o; else that of candor.judge.")
  private Optional<String> judge = Optional.empty();

  @Option(names = "--json", description = "Prints no table.")
  private boolean onlyJson;

  /** Whether the judge was named on the command line, so that it is wanted. */
  boolean namesJudge() {
    return judge.isPresent();
  }

  /** Spec of the judge's model, if there is one. */
  Optional<String> judge(Settings settings) {
    return judge.or(settings::judge);
  }

  boolean wantsTable() {
    return !onlyJson;
  }
}
