package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.sampling.PlannedTrial;
import dev.candor.sampling.Respondent;
import dev.candor.sampling.Respondents;
import dev.candor.sampling.Sampler;
import dev.candor.scenario.RequestReader;
import dev.candor.scenario.RequestSet;
import dev.candor.scenario.Resource;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.transcript.TranscriptLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plans the experiments that the settings ask for, and starts them. */
public final class Experiments {

  private static final System.Logger LOG = System.getLogger("dev.candor");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

  private static final int LONGEST_MODEL = 80;

  private final Settings settings;
  private final ScenarioLibrary library;
  private final Environment environment;
  private final Path transcripts;

  /**
   * Experiments under some settings.
   *
   * @param settings what the user asked for
   * @param library finds scenarios
   * @param environment where keys are found
   * @param transcripts folder that takes the transcripts of every run
   */
  public Experiments(
      Settings settings, ScenarioLibrary library, Environment environment, Path transcripts) {
    this.settings = settings;
    this.library = library;
    this.environment = environment;
    this.transcripts = transcripts;
  }

  /**
   * Every configured model on every configured scenario.
   *
   * @throws CandorException if a spec, a scenario or a request set is wrong
   */
  public List<Experiment> all() {
    List<Experiment> all = new ArrayList<>();
    for (String model : settings.models()) {
      for (String scenario : scenariosFor(model)) {
        all.add(of(model, scenario));
      }
    }
    return all;
  }

  /**
   * Every configured model on one scenario.
   *
   * @param scenario id or path
   * @throws CandorException if a spec, the scenario or its request set is wrong
   */
  public List<Experiment> on(String scenario) {
    return settings.models().stream().map(model -> of(model, scenario)).toList();
  }

  /** Starts to ask. */
  public ExperimentRun start(Experiment experiment) {
    return ExperimentRun.start(
        experiment,
        () -> respondent(experiment),
        new Scoring(experiment.scenario(), settings.scorer()),
        settings.concurrency(),
        settings.gate(),
        new TranscriptLog(transcripts.resolve(fileName(experiment))));
  }

  /**
   * Asks the trials of an experiment that a cassette lacks, and appends the answers to it.
   *
   * @param progress takes a line now and then, and one for each trial that stays unanswered
   * @return how many trials stay unanswered
   * @throws CandorException if the model cannot be asked or the cassette not be written
   */
  public int record(Experiment experiment, Path cassette, Consumer<String> progress)
      throws InterruptedException {
    List<PlannedTrial> lacking = Recorder.lacking(experiment, cassette);
    try (Respondent respondent = respondent(experiment);
        TranscriptLog log = new TranscriptLog(cassette)) {
      return Recorder.record(
          lacking, new Sampler(respondent, settings.concurrency()), log, progress);
    }
  }

  private Respondent respondent(Experiment experiment) {
    return Respondents.open(
        ModelSpec.parse(experiment.model()),
        new SamplingSettings(settings.temperature(), settings.maxTokens(), settings.seed()),
        environment);
  }

  private List<String> scenariosFor(String model) {
    return settings.scenarioIsDefault() && model.equals(ModelSpec.DEMO)
        ? List.of(Respondents.DEMO_SCENARIO)
        : settings.scenarios();
  }

  private Experiment of(String model, String scenarioId) {
    Scenario scenario = library.find(scenarioId);
    return new Experiment(
        scenario,
        ModelSpec.parse(model).toString(),
        requests(scenarioId).requests(),
        settings.samples());
  }

  private RequestSet requests(String scenarioId) {
    Resource file =
        settings
            .requests()
            .map(path -> Resource.of(Path.of(path)))
            .orElseGet(() -> library.requestsOf(scenarioId));
    RequestSet all = RequestReader.read(file);
    all.duplicates().forEach(note -> LOG.log(System.Logger.Level.WARNING, note));
    if (settings.limit().isEmpty()) {
      return all;
    }
    int limit = settings.limit().getAsInt();
    return settings.shuffleSeed().isPresent()
        ? all.sample(limit, settings.shuffleSeed().getAsLong())
        : all.limit(limit);
  }

  /** Time and process in the name keep an earlier run's paid answers from being overwritten. */
  private static String fileName(Experiment experiment) {
    String model = experiment.model().replaceAll("[^A-Za-z0-9.-]+", "-");
    return "%s-%d-%s-%s.jsonl"
        .formatted(
            STAMP.format(Instant.now()),
            ProcessHandle.current().pid(),
            model.substring(0, Math.min(model.length(), LONGEST_MODEL)),
            experiment.scenario().id());
  }
}
