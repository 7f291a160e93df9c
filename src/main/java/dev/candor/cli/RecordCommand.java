package dev.candor.cli;

import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.Experiments;
import dev.candor.experiment.plan.CostForecast;
import dev.candor.experiment.plan.Terminal;
import dev.candor.model.Environment;
import dev.candor.scenario.ScenarioLibrary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks all trials of the configured experiments and keeps the answers in a cassette. */
@Command(
    name = "record",
    description =
        "Ask every trial that FILE lacks and append the answers to it; a run that was cut short"
            + " goes on where it stopped.",
    mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The cassette, JSON lines.")
  private Path file = Path.of("cassette.jsonl");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.ofProcess();
    if (settings.models().size() > 1) {
      throw new CandorException(
          "A cassette holds one model, and candor.model names " + settings.models().size(),
          "Record each into a file of its own");
    }
    settings.temperature("A cassette");
    int unanswered = 0;
    Environment environment = Environment.ofProcess();
    try (Experiments experiments = new Experiments(settings, new ScenarioLibrary(), environment)) {
      // A recording is made without a judge, whose price is none of its own.
      new CostForecast(
              settings.withScorer(settings.scorer(), Optional.empty()),
              environment,
              Terminal.ofProcess(environment))
          .plan(experiments.all());
      for (Experiment experiment : experiments.all()) {
        unanswered += experiments.record(experiment, file, this::say);
      }
    }
    if (unanswered > 0) {
      throw new CandorException(
          unanswered + " trials stay unanswered in " + file,
          "Run the command again to ask for them alone");
    }
    return CommandLine.ExitCode.OK;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
