package dev.candor.cli;

import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.Experiments;
import dev.candor.experiment.plan.Planner;
import dev.candor.experiment.plan.RunPlan;
import dev.candor.model.Environment;
import dev.candor.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a run would ask, take and cost. */
@Command(
    name = "plan",
    description =
        "Say what a run under the same settings would ask, take, cost and be able to see; nobody"
            + " is asked, and no key is needed. JSON on standard output, a table on standard"
            + " error.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Option(
      names = "--models",
      paramLabel = "FILE",
      description =
          "Plans for the models in this file rather than those of candor.model: a spec a line,"
              + " # begins a comment.")
  private Optional<Path> models = Optional.empty();

  @Option(names = "--fresh", description = "Plans as if nothing were stored.")
  private boolean fresh;

  @Option(names = "--json", description = "Prints no table.")
  private boolean onlyJson;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings given = Settings.ofProcess();
    Settings settings = models.map(PlanCommand::specs).map(given::withModels).orElse(given);
    Environment environment = Environment.ofProcess();
    RunPlan plan;
    try (Experiments experiments = new Experiments(settings, new ScenarioLibrary(), environment);
        Planner planner =
            fresh
                ? Planner.fresh(settings, environment)
                : Planner.thorough(settings, environment)) {
      List<Experiment> all = experiments.all();
      plan = planner.plan(all);
    }
    JsonOutput.print(PlanJson.of(plan, settings), spec.commandLine().getOut());
    if (!onlyJson) {
      PlanTable.lines(plan, settings).forEach(this::say);
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<String> specs(Path file) {
    List<String> specs;
    try {
      specs =
          Files.readAllLines(file).stream()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .distinct()
              .toList();
    } catch (IOException e) {
      throw new CandorException(
          "Cannot read " + file, "Name a text file with a model spec a line in --models", e);
    }
    if (specs.isEmpty()) {
      throw new CandorException(
          file + " names no model", "Write a spec a line, such as openai:gpt-4o");
    }
    return specs;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
