package dev.candor.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExperimentRun;
import dev.candor.experiment.Experiments;
import dev.candor.model.Environment;
import dev.candor.scenario.Resource;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scoring.Judge;
import dev.candor.scoring.OfflineScorer;
import dev.candor.scoring.ScorerChoice;
import dev.candor.scoring.Scorers;
import dev.candor.transcript.Cassette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Applies other scorers to answers that are there already. */
@Command(
    name = "rescore",
    description =
        "Score the stored answers of candor.model in candor.scenario anew, beside the offline"
            + " scorer; no model is asked but a judge. JSON on standard output, a table on standard"
            + " error.",
    mixinStandardHelpOptions = true)
final class RescoreCommand implements Callable<Integer> {

  @Option(
      names = "--scorer",
      split = ",",
      paramLabel = "NAME",
      description = "Which scorers: marker, offline, judge, recorded; else that of candor.scorer.")
  private List<String> scorers = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "CASSETTE",
      description = "Takes the answers from there rather than from candor.store.")
  private Optional<Path> from = Optional.empty();

  @Mixin private ComparisonOptions shared = new ComparisonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The experiments, each under all scorers, in the order in which they were run. */
  private final Map<String, List<ExperimentResult>> results = new LinkedHashMap<>();

  @Override
  public Integer call() {
    Settings settings = Settings.ofProcess();
    Optional<String> judgeSpec = shared.judge(settings);
    Settings source =
        from.map(cassette -> settings.withRecording(cassette.toString())).orElse(settings);
    for (String scorer : names(settings, judgeSpec)) {
      // Elsewhere it would be asked as well, to be shown beside.
      Optional<String> asked = judgeSpec.filter(model -> scorer.equals(Judge.NAME));
      score(source.withScorer(scorer, asked), scorer);
    }
    requireAnswers();
    show();
    return stopped() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  /** The scorers, the offline one before all others, since it is always at hand to compare with. */
  private Set<String> names(Settings settings, Optional<String> judgeSpec) {
    boolean hasJudge = judgeSpec.isPresent();
    Set<String> names = new LinkedHashSet<>(List.of(OfflineScorer.NAME));
    if (scorers.isEmpty() && !shared.namesJudge()) {
      names.add(ScorerChoice.SETTING.of(settings.scorer(), hasJudge));
    }
    scorers.forEach(name -> names.add(ScorerChoice.OPTION.of(name.strip(), hasJudge)));
    if (shared.namesJudge()) {
      names.add(Judge.NAME);
    }
    return names;
  }

  private void score(Settings settings, String scorer) {
    try (Experiments experiments =
        new Experiments(settings, new ScenarioLibrary(), Environment.ofProcess())) {
      for (Experiment experiment : chosen(experiments, settings)) {
        List<ExperimentResult> sofar =
            results.computeIfAbsent(experiment.toString(), name -> new ArrayList<>());
        String deciding = deciding(experiment, scorer);
        if (sofar.stream().anyMatch(result -> result.scorer().equals(deciding))) {
          continue;
        }
        try (ExperimentRun run = experiments.startStored(experiment, this::say)) {
          run.awaitOpened();
          sofar.add(run.result());
        }
      }
    }
  }

  /** Another may stand in for a scorer that does not know the scenario's own rubric. */
  private static String deciding(Experiment experiment, String scorer) {
    return experiment.scenario().rubric().isEmpty()
        ? scorer
        : Scorers.chosenForRubric(scorer, scorer.equals(Judge.NAME));
  }

  /** A recording knows its scenarios; where it does not say, and for the store, the settings do. */
  private List<Experiment> chosen(Experiments experiments, Settings settings) {
    Set<String> recorded =
        from.isPresent() && settings.scenarioIsDefault()
            ? Cassette.read(Resource.of(from.get())).scenarios()
            : Set.of();
    return recorded.isEmpty()
        ? experiments.all()
        : recorded.stream().flatMap(scenario -> experiments.on(scenario).stream()).toList();
  }

  private void requireAnswers() {
    boolean none =
        results.values().stream()
            .map(scored -> RescoreJson.missing(scored.get(0)) == RescoreJson.trials(scored.get(0)))
            .reduce(true, Boolean::logicalAnd);
    if (none) {
      throw new CandorException(
          "There is no stored answer to any trial of " + String.join(", ", results.keySet()),
          "Check candor.model, candor.scenario, candor.store and the sampling settings, or name a"
              + " cassette with --from");
    }
  }

  /** Whether a scorer could not go on to the end, as a judge without a key cannot. */
  private boolean stopped() {
    return results.values().stream()
        .flatMap(List::stream)
        .anyMatch(result -> !result.gate().complete());
  }

  private void show() {
    ObjectNode json = JsonOutput.object();
    ArrayNode nodes = json.putArray("results");
    results.values().forEach(scored -> nodes.add(RescoreJson.of(scored)));
    JsonOutput.print(json, spec.commandLine().getOut());
    if (shared.wantsTable()) {
      results.values().forEach(scored -> RescoreTable.lines(scored).forEach(this::say));
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
