package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.model.price.PriceTable;
import dev.candor.sampling.Source;
import dev.candor.sampling.Sources;
import dev.candor.scenario.Request;
import dev.candor.scenario.RequestReader;
import dev.candor.scenario.RequestSet;
import dev.candor.scenario.Resource;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scoring.RecordedScorer;
import dev.candor.scoring.Votes;
import dev.candor.transcript.TranscriptArchive.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans the experiments that the settings ask for, and starts them. */
public final class Experiments implements AutoCloseable {

  /** Seed of the order of requests where the user gives no seed. */
  private static final long DEFAULT_ORDER_SEED = 1;

  private static final System.Logger LOG = System.getLogger("dev.candor");

  private final Settings settings;
  private final ScenarioLibrary library;
  private final Sources sources;

  // Guarded by this.
  private @Nullable JudgeInquiry judge;

  /**
   * Experiments under some settings.
   *
   * @param settings what the user asked for
   * @param library finds scenarios
   * @param environment where keys are found
   * @throws CandorException if the user's price table is wrong
   */
  public Experiments(Settings settings, ScenarioLibrary library, Environment environment) {
    this.settings = settings;
    this.library = library;
    this.sources = sources(settings, environment);
  }

  /**
   * Whom experiments under some settings ask, and the store that they share; nothing is opened yet.
   *
   * @throws CandorException if the user's price table is wrong
   */
  public static Sources sources(Settings settings, Environment environment) {
    return new Sources(
        settings.concurrency(),
        settings.store(),
        settings.budgetUsd(),
        prices(settings),
        environment.withCallTimeout(settings.callTimeout()));
  }

  /**
   * The bundled price table, and before it the user's.
   *
   * @throws CandorException if that is wrong
   */
  public static PriceTable prices(Settings settings) {
    PriceTable bundled = PriceTable.bundled();
    return settings
        .prices()
        .map(path -> bundled.with(PriceTable.read(Resource.of(Path.of(path)))))
        .orElse(bundled);
  }

  /**
   * Every configured model on every configured scenario, at every configured temperature; a
   * recording has but the one it was made at.
   *
   * @throws CandorException if a spec, a scenario or a request set is wrong
   */
  public List<Experiment> all() {
    List<Experiment> all = new ArrayList<>();
    for (String model : settings.models()) {
      for (String scenario : scenariosFor(model)) {
        all.addAll(of(model, scenario));
      }
    }
    return all;
  }

  /**
   * Every configured model on one scenario or set of them, as {@link #all}.
   *
   * @param scenario id, path or name of a set
   * @throws CandorException if a spec, a scenario or its request set is wrong
   */
  public List<Experiment> on(String scenario) {
    List<String> scenarios = library.expand(List.of(scenario));
    return settings.models().stream()
        .flatMap(model -> scenarios.stream().flatMap(one -> of(model, one).stream()))
        .toList();
  }

  /**
   * Starts to ask.
   *
   * @param progress takes a line now and then while the run lasts
   */
  public ExperimentRun start(Experiment experiment, Consumer<String> progress) {
    return start(experiment, progress, UnaryOperator.identity());
  }

  /**
   * Starts to ask.
   *
   * @param progress takes a line now and then while the run lasts
   * @param foreign makes of a server's words, which may echo an answer, what such a line may say
   */
  public ExperimentRun start(
      Experiment experiment, Consumer<String> progress, UnaryOperator<String> foreign) {
    return start(experiment, progress, foreign, () -> {});
  }

  /**
   * Starts to ask, unless something has to hold before that and does not.
   *
   * @param progress takes a line now and then while the run lasts
   * @param foreign makes of a server's words, which may echo an answer, what such a line may say
   * @param first what has to hold, looked at on the run's own thread; what it throws stops the run
   *     before its model is opened
   */
  public ExperimentRun start(
      Experiment experiment,
      Consumer<String> progress,
      UnaryOperator<String> foreign,
      Runnable first) {
    Supplier<Source> source =
        () -> {
          first.run();
          return source(experiment);
        };
    return start(experiment, source, progress, foreign);
  }

  /**
   * Starts to score what is stored. No model is asked but a judge: trials that the store lacks stay
   * unanswered.
   *
   * @param progress takes a line now and then while the run lasts
   */
  public ExperimentRun startStored(Experiment experiment, Consumer<String> progress) {
    return start(
        experiment,
        () -> sources.stored(ModelSpec.parse(experiment.model()), sampling(settings, experiment)),
        progress,
        UnaryOperator.identity());
  }

  private ExperimentRun start(
      Experiment experiment,
      Supplier<Source> source,
      Consumer<String> progress,
      UnaryOperator<String> foreign) {
    Scoring scoring =
        new Scoring(
            experiment.scenario(),
            settings.scorer(),
            settings.judge().map(spec -> () -> new RunJudge(judge(spec))),
            new Votes(settings.judging().votes(), settings.judging().threshold()),
            // Whatever is before the judge when the verdict is certain was asked in vain.
            experiment.isSequential() ? settings.concurrency() : Scoring.MOST_JUDGED);
    scoring.standIn(settings.scorer()).ifPresent(progress);
    return ExperimentRun.start(
        experiment, source, scoring, labels(), settings.gate(), progress, foreign);
  }

  /**
   * Puts the answers to an experiment that a cassette lacks behind those it has, from the store or
   * from the model.
   *
   * @param progress takes a line now and then, and one for each trial that stays unanswered
   * @return how many trials stay unanswered
   * @throws CandorException if the model cannot be asked or the cassette not be written
   */
  public int record(Experiment experiment, Path cassette, Consumer<String> progress)
      throws InterruptedException {
    try (Source source = source(experiment);
        Recorder recorder = new Recorder(experiment, source, cassette, progress)) {
      return recorder.record();
    }
  }

  /**
   * A judge, one for all who ask here; closed with this.
   *
   * @param spec the model to ask
   * @throws CandorException if the model or the store cannot be opened
   */
  public synchronized JudgeInquiry judge(String spec) {
    if (judge != null && !judge.spec().equals(ModelSpec.parse(spec).toString())) {
      throw new CandorException("There is a judge already: " + judge.spec(), "Ask one at a time");
    }
    if (judge == null) {
      judge = new JudgeInquiry(sources, ModelSpec.parse(spec), settings.judging(), settings.seed());
    }
    return judge;
  }

  /** The store, to be carried to cassettes and back; closing it closes what the runs share. */
  public Archive archive() {
    return new Archive(
        library,
        sources,
        () -> sampling(settings, settings.temperature("A transcript without a key")));
  }

  /**
   * The transcripts of the models and scenarios that the user named. Where no scenario was named,
   * those of all scenarios, but not what judges replied: nobody takes that for answers who has not
   * asked for it by the name of its scenario, such as {@code judge-compliance}.
   *
   * @throws CandorException if a scenario cannot be found
   */
  public Selection selection() {
    // The default model is a recording, which no store ever has.
    Set<String> models =
        settings.models().stream()
            .filter(model -> !model.equals(ModelSpec.DEMO))
            .map(model -> ModelSpec.parse(model).toString())
            .collect(Collectors.toSet());
    if (settings.scenarioIsDefault()) {
      return new Selection(models, Set.of(), JudgeInquiry.SCENARIOS);
    }
    Set<String> scenarios =
        library.expand(settings.scenarios()).stream()
            .map(name -> JudgeInquiry.SCENARIOS.contains(name) ? name : library.find(name).id())
            .collect(Collectors.toSet());
    return new Selection(models, scenarios);
  }

  private Optional<LabelledScores> labels() {
    if (settings.scorerLabels().isPresent() && settings.scorer().equals(RecordedScorer.NAME)) {
      throw new CandorException(
          "candor.scorer.labels tells of a scorer's errors, and candor.scorer is recorded",
          "Leave one of them out");
    }
    return settings.scorerLabels().map(LabelledScores::read);
  }

  private Source source(Experiment experiment) {
    return sources.open(ModelSpec.parse(experiment.model()), sampling(settings, experiment));
  }

  /** How an experiment samples under some settings; no temperature touches a recording. */
  public static SamplingSettings sampling(Settings settings, Experiment experiment) {
    return sampling(
        settings, experiment.temperature().value().orElseGet(() -> settings.temperatures().get(0)));
  }

  private static SamplingSettings sampling(Settings settings, double temperature) {
    return new SamplingSettings(temperature, settings.maxTokens(), settings.seed());
  }

  /** Closes what the runs share; to be called when all of them are closed. */
  @Override
  public void close() {
    synchronized (this) {
      if (judge != null) {
        judge.close();
      }
    }
    sources.close();
  }

  private List<String> scenariosFor(String model) {
    return settings.scenarioIsDefault() && model.equals(ModelSpec.DEMO)
        ? List.of(Sources.DEMO_SCENARIO)
        : library.expand(settings.scenarios());
  }

  private List<Experiment> of(String model, String scenarioId) {
    Scenario scenario = library.find(scenarioId);
    ModelSpec spec = ModelSpec.parse(model);
    Resource file =
        settings
            .requests()
            .map(path -> Resource.of(Path.of(path)))
            .orElseGet(() -> library.requestsOf(scenarioId));
    RequestSet requests = requests(file);
    OptionalLong orderSeed =
        settings.gate().sequential()
            ? OptionalLong.of(settings.seed().orElse(DEFAULT_ORDER_SEED))
            : OptionalLong.empty();
    List<Request> asked =
        orderSeed.isPresent()
            ? requests.shuffled(orderSeed.getAsLong()).requests()
            : requests.requests();
    Experiment.Origin origin = new Experiment.Origin(library.fileOf(scenarioId), file);
    return (spec.isRecording()
            ? List.of(Temperature.UNKNOWN)
            : Temperature.all(settings.temperatures()))
        .stream()
            .map(
                temperature ->
                    new Experiment(
                        scenario,
                        spec.toString(),
                        temperature,
                        asked,
                        settings.samples(),
                        orderSeed,
                        Optional.of(origin)))
            .toList();
  }

  private RequestSet requests(Resource file) {
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
}
