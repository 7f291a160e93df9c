package dev.candor.cli;

import dev.candor.config.Settings;
import dev.candor.experiment.Archive;
import dev.candor.experiment.Experiments;
import dev.candor.model.Environment;
import dev.candor.scenario.ScenarioLibrary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what the store holds to a cassette. */
@Command(
    name = "export",
    description =
        "Write the transcripts in candor.store to FILE, all of them, or those of candor.model and"
            + " candor.scenario where these are set; what a judge replied only where"
            + " candor.scenario is judge-compliance, judge-reasoning or"
            + " judge-scenario-rubric.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The cassette, JSON lines; .gz compresses it.")
  private Path file = Path.of("cassette.jsonl");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Experiments experiments =
        new Experiments(Settings.ofProcess(), new ScenarioLibrary(), Environment.ofProcess());
    try (Archive archive = experiments.archive()) {
      long count = archive.export(experiments.selection(), file);
      spec.commandLine().getErr().println(count + " transcripts exported to " + file);
    }
    return CommandLine.ExitCode.OK;
  }
}
