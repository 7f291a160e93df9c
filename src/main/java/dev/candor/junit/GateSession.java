package dev.candor.junit;

import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExperimentRun;
import dev.candor.experiment.Experiments;
import dev.candor.experiment.LoneControls;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.baseline.Baseline;
import dev.candor.experiment.plan.CostForecast;
import dev.candor.experiment.plan.Terminal;
import dev.candor.experiment.selfcheck.Reach;
import dev.candor.experiment.selfcheck.SelfCheck;
import dev.candor.model.Environment;
import dev.candor.report.allure.AllureConfiguration;
import dev.candor.report.allure.AllureDetails;
import dev.candor.report.allure.AllureFolder;
import dev.candor.report.allure.AllureGate;
import dev.candor.report.allure.AllureOrigin;
import dev.candor.report.allure.AllureOverview;
import dev.candor.report.allure.AllureRequest;
import dev.candor.report.json.GateJson;
import dev.candor.report.json.PastRuns;
import dev.candor.report.summary.RunFiles;
import dev.candor.report.summary.RunPictures;
import dev.candor.report.summary.RunSettings;
import dev.candor.report.text.Redaction;
import dev.candor.scenario.RequestReader;
import dev.candor.scenario.ScenarioLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * One execution of the test plan: its settings, the runs it has started, and the files it writes.
 * Closed by JUnit when the last test has ended. Safe under parallel execution.
 */
final class GateSession implements AutoCloseable {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(GateSession.class);

  /**
   * JUnit configuration parameter that names another folder for gate.json, what lies beside it,
   * store and history; for tests of gates, which must not write where the gate of their own build
   * does.
   */
  static final String OUTPUT = "dev.candor.output";

  private static final ScenarioLibrary LIBRARY = new ScenarioLibrary();

  private static final Path DEFAULT_OUTPUT = Path.of("target", "candor");

  private final Path folder;
  private final GateJson gateJson;
  private final RunFiles files;
  private final Settings settings;
  private final Optional<Path> history;
  private final PastRuns past;
  private final Environment environment;
  private final Experiments experiments;
  private final CostForecast forecast;
  private final SelfCheck selfCheck;
  private final Reach reach;
  private final Optional<Baseline> baseline;
  private final AllureOrigin origin;

  /**
   * By scenario, what may be asked: a plan that is refused for its price is announced all the same.
   */
  private final Map<String, List<Experiment>> planned = new ConcurrentHashMap<>();

  private final Map<String, ExperimentRun> runs = new ConcurrentHashMap<>();

  /** By name, of all classes so far; guarded by this. */
  private SortedMap<String, Experiment> announced = new TreeMap<>();

  /** No report is made between two classes; guarded by this. */
  private boolean historyCarried;

  private volatile AllureDetails details;

  /** From when on nothing is asked any more. */
  private volatile boolean closing;

  private GateSession(Optional<Path> given, Function<Settings, SelfCheck> checks) {
    this.folder = given.orElse(DEFAULT_OUTPUT);
    // First of all: whatever fails from here on, no earlier verdict may stand in for it.
    this.gateJson = new GateJson(folder.resolve("gate.json"));
    this.files =
        new RunFiles(folder, given.isPresent() ? Map.of() : System.getenv(), System.out::println);
    Settings asked = Settings.ofProcess();
    this.settings =
        given.isPresent() && asked.storeIsDefault()
            ? asked.withDefaultStore(folder.resolve("transcripts.db").toString())
            : asked;
    // A gate inside somebody's tests leaves nothing beside that of their build.
    this.history =
        settings
            .report()
            .history()
            .map(path -> given.isPresent() ? folder.resolve("history") : Path.of(path));
    this.past = files.past(history, gateJson.run().startedAt());
    this.environment = Environment.ofProcess();
    this.experiments = new Experiments(settings, LIBRARY, environment);
    this.baseline =
        settings
            .baseline()
            .map(b -> Baseline.of(b, this::besides, result -> redaction().of(result)));
    this.forecast = new CostForecast(settings, environment, Terminal.ofProcess(environment));
    this.selfCheck = checks.apply(settings);
    this.reach = new Reach(settings.gate());
    this.origin = new AllureOrigin(settings.report(), environment);
    this.details = AllureDetails.of(settings, List.of());
  }

  static GateSession of(ExtensionContext context) {
    return of(context, GateSession::selfCheck);
  }

  /** As above; the first who asks says how the tool is checked. */
  // JUnit 6 deprecates this method of the store for one that JUnit 5 does not have.
  @SuppressWarnings("deprecation")
  static GateSession of(ExtensionContext context, Function<Settings, SelfCheck> checks) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            GateSession.class,
            key -> new GateSession(context.getConfigurationParameter(OUTPUT).map(Path::of), checks),
            GateSession.class);
  }

  private static SelfCheck selfCheck(Settings settings) {
    return new SelfCheck(
        settings.scorer(),
        settings.gate(),
        () ->
            new SelfCheck.Reference(
                LIBRARY.find(SelfCheck.REFERENCE),
                RequestReader.read(LIBRARY.requestsOf(SelfCheck.REFERENCE)).requests()));
  }

  /**
   * The experiments that a test class asks for.
   *
   * @throws CandorException if a spec, a scenario or a request set is wrong
   */
  List<Experiment> experiments(Class<?> testClass) {
    String scenario =
        AnnotationSupport.findAnnotation(testClass, ComplianceExperiment.class)
            .map(ComplianceExperiment::value)
            .orElse("");
    try {
      return planned.computeIfAbsent(scenario, this::plan);
    } catch (CandorException e) {
      gateJson.neverComplete();
      throw e;
    }
  }

  private List<Experiment> plan(String scenario) {
    List<Experiment> plan = scenario.isEmpty() ? experiments.all() : experiments.on(scenario);
    announce(plan);
    LoneControls.of(plan).forEach(GateSession::print);
    List<Experiment> asked = new ArrayList<>(plan);
    baseline.ifPresent(b -> asked.addAll(b.asks(plan)));
    forecast.plan(asked);
    return plan;
  }

  /** Only a plan that stands as a whole is named in files: a spec may be refused for a secret. */
  private synchronized void announce(List<Experiment> plan) {
    SortedMap<String, Experiment> all = new TreeMap<>(announced);
    for (Experiment experiment : plan) {
      Experiment namesake = all.putIfAbsent(experiment.toString(), experiment);
      if (namesake != null && !namesake.equals(experiment)) {
        throw new CandorException(
            "Two scenarios that differ both call themselves '" + experiment.scenario().id() + "'",
            "Give each scenario file an id of its own");
      }
    }
    announced = all;
    details = AllureDetails.of(settings, all.values());
    plan.forEach(planned -> gateJson.expect(planned.model(), planned.scenarioName()));
    AllureFolder allure = new AllureFolder();
    allure.write(settings, all.values(), environment);
    if (!historyCarried) {
      historyCarried = true;
      history.ifPresent(kept -> allure.carryHistory(kept, GateSession::print));
    }
    AllureConfiguration.write(folder.resolve("allurerc.json"), all.values(), history);
  }

  /**
   * The run of an experiment, started if it is not under way yet.
   *
   * @throws CandorException if its model cannot be opened, or the baseline's
   */
  ExperimentRun run(Experiment experiment) {
    baseline.ifPresent(b -> b.awaitOpened(experiment));
    ExperimentRun run = runs.computeIfAbsent(experiment.toString(), key -> start(experiment));
    try {
      run.awaitOpened();
    } catch (CandorException e) {
      result(run); // so that gate.json cannot pass for want of this model
      throw e;
    }
    return run;
  }

  private ExperimentRun start(Experiment experiment) {
    reach.warning(experiment).ifPresent(GateSession::print);
    return experiments.start(
        experiment,
        GateSession::print,
        redaction()::message,
        () -> selfCheck.require(experiment, GateSession::print));
  }

  /** A run for the baseline: that of a candidate where it is one itself, and else its own. */
  private ExperimentRun besides(Experiment asked) {
    return isAnnounced(asked)
        ? runs.computeIfAbsent(asked.toString(), name -> start(asked))
        : start(asked);
  }

  private synchronized boolean isAnnounced(Experiment experiment) {
    return experiment.equals(announced.get(experiment.toString()));
  }

  /** Tells where the running test comes from. */
  void publishOrigin(ExperimentRun run) {
    origin.publish(run.experiment());
  }

  /** Shows an outcome in the Allure test that is running in this thread. */
  void report(RequestOutcome outcome) {
    AllureRequest.publish(redaction().of(outcome), details);
  }

  /** Shows a result in the Allure test that is running in this thread. */
  void report(ExperimentResult result) {
    AllureGate.publish(result, gateJson.run(), past, GateSession::print);
  }

  /** What the settings leave out of everything that is reported. */
  Redaction redaction() {
    return Redaction.of(settings.report());
  }

  /**
   * The result of a run, waited for with those of its controls, and written to gate.json before
   * anyone judges it. Runs wait for nobody, so that tests may wait for each other's.
   */
  ExperimentResult result(ExperimentRun run) {
    ExperimentResult result = run.result();
    // What came to nothing needs no explaining, and its controls would come to nothing either.
    List<ExperimentRun> controls =
        result.gate().judged() ? controlsOf(run.experiment()) : List.of();
    return written(
        run.experiment(),
        result.explainedBy(controls.stream().map(ExperimentRun::result).toList()));
  }

  private ExperimentResult written(Experiment experiment, ExperimentResult result) {
    ExperimentResult redacted = redaction().of(result);
    ExperimentResult compared = baseline.map(b -> b.beside(experiment, redacted)).orElse(redacted);
    ExperimentResult reported = forecast.beside(compared);
    gateJson.checked(selfCheck.controls());
    baseline.ifPresent(b -> gateJson.asked(b.costs()));
    gateJson.add(reported);
    return reported;
  }

  /** The runs that tell what a gap comes from, under way all at once before any is waited for. */
  private List<ExperimentRun> controlsOf(Experiment experiment) {
    return planned.values().stream()
        .flatMap(List::stream)
        .filter(other -> other.isControlOf(experiment))
        .distinct()
        .sorted(Comparator.comparing(Experiment::toString))
        .map(this::started)
        .flatMap(Optional::stream)
        .toList();
  }

  /** A run, started if it is not under way; none where it was not and nothing is asked any more. */
  private Optional<ExperimentRun> started(Experiment experiment) {
    String name = experiment.toString();
    return Optional.ofNullable(
        closing ? runs.get(name) : runs.computeIfAbsent(name, key -> start(experiment)));
  }

  /**
   * Closes every run and writes every result, by model and scenario, whatever fails on the way;
   * then, from all of them, what lies beside gate.json.
   *
   * @throws CandorException the first failure, with the others as suppressed ones
   */
  @Override
  public void close() {
    closing = true;
    List<RuntimeException> failures = new ArrayList<>();
    baseline.ifPresent(b -> attempt(b::close, failures));
    List<ExperimentRun> all = List.copyOf(new TreeMap<>(runs).values());
    all.forEach(run -> attempt(run::close, failures));
    all.forEach(run -> attempt(() -> result(run), failures));
    attempt(experiments::close, failures);
    attempt(this::summarize, failures);
    attempt(() -> AllureOverview.write(gateJson.run(), GateSession::print), failures);
    if (!failures.isEmpty()) {
      RuntimeException first = failures.get(0);
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  /** Whatever goes wrong with one: the others are closed and concluded all the same. */
  private static void attempt(Runnable step, List<RuntimeException> failures) {
    try {
      step.run();
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  private synchronized void summarize() {
    if (!announced.isEmpty()) {
      new AllureFolder().conclude(settings, announced.values(), gateJson.run());
    }
    files.write(
        gateJson.run(),
        () -> RunSettings.of(settings, announced.values()),
        history,
        past,
        (run, earlier) -> RunPictures.of(run, earlier, GateSession::print));
  }

  /** Where a CI system listens for commands. */
  private static void print(String line) {
    System.out.println(Printable.onConsole(line));
  }
}
