package dev.candor.cli;

import dev.candor.config.Settings;
import dev.candor.experiment.Archive;
import dev.candor.experiment.Experiments;
import dev.candor.model.Environment;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.transcript.TranscriptArchive.Imported;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the transcripts of a cassette into the store. */
@Command(
    name = "import",
    description =
        "Put the transcripts of FILE into candor.store, so that no run asks for them. What the"
            + " store has already stays as it is.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The cassette, JSON lines, or .gz of them.")
  private Path file = Path.of("cassette.jsonl");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Archive archive =
        new Experiments(Settings.ofProcess(), new ScenarioLibrary(), Environment.ofProcess())
            .archive()) {
      Imported imported = archive.importing(file);
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "%d transcripts imported from %s, %d were there already"
              .formatted(imported.added(), file, imported.alreadyHere()));
      if (imported.withoutKey() > 0) {
        err.println(
            imported.withoutKey()
                + " lines were left out: they name no model, no scenario, no tier of it or no"
                + " sample, so nothing says what they answer");
      }
    }
    return CommandLine.ExitCode.OK;
  }
}
