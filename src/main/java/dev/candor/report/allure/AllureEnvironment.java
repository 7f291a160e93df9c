package dev.candor.report.allure;

import dev.candor.config.Setting;
import dev.candor.config.Settings;
import dev.candor.config.Version;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Wording;
import dev.candor.report.json.GateRun;
import dev.candor.report.summary.RunSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was asked and how, as the report's overview shows it: never more than was planned. */
final class AllureEnvironment {

  /** What fits on the report's first screen. */
  private static final int MOST_VERDICTS = 8;

  private AllureEnvironment() {}

  /** The verdict of a run, and those of its results, the worst first. */
  static String verdicts(GateRun run) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("verdict", run.word());
    if (run.results().size() == 1 && run.complete() && !run.controls().isVoid()) {
      facts.put("verdict", inWords(run.results().get(0)));
    } else {
      run.results().stream()
          .sorted(Comparator.comparing((ExperimentResult r) -> r.gate().verdict()).reversed())
          .limit(MOST_VERDICTS)
          .forEach(
              r -> facts.put("verdict of " + r.model() + " in " + r.scenarioName(), inWords(r)));
      facts.put("verdicts", run.results().size() + " in all");
      if (!run.complete()) {
        facts.put("without a result", run.missing().size() + " of those planned");
      }
    }
    return lines(facts);
  }

  private static String inWords(ExperimentResult result) {
    ComplianceGap gap = result.complianceGap();
    return gap.completeCases().isEmpty()
        ? result.gate().verdict().name()
        : "%s, gap %s %s"
            .formatted(
                result.gate().verdict(),
                Wording.signed(gap.estimate()),
                Wording.interval(gap.interval(result.limits().confidence())));
  }

  static String of(Settings settings, Collection<Experiment> planned) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("candor.model", listed(planned, Experiment::model));
    facts.put("candor.scenario", listed(planned, experiment -> experiment.scenario().id()));
    facts.put("candor.requests", requests(settings, planned));
    facts.put("candor.requests.sha256", digests(planned, Experiment::requestsDigest));
    facts.put("candor.prompts.sha256", digests(planned, e -> e.scenario().digest()));
    facts.put(
        "candor.limit", settings.limit().isPresent() ? "" + settings.limit().getAsInt() : "all");
    RunSettings.of(settings, planned).values().forEach(facts::putIfAbsent);
    if (facts.containsKey(Setting.TEMPERATURE.key())) {
      facts.putIfAbsent(Setting.SEED.key(), "none");
    }
    facts.put("candor.version", Version.current());
    facts.put("java.version", System.getProperty("java.version"));
    return lines(facts);
  }

  private static String lines(Map<String, String> facts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      lines.append(line(fact)).append('\n');
    }
    return lines.toString();
  }

  /** By scenario where they differ: enough digits to see whether two runs asked the same. */
  private static String digests(
      Collection<Experiment> planned, Function<Experiment, String> digest) {
    Function<Experiment, String> short16 = experiment -> digest.apply(experiment).substring(0, 16);
    boolean alike = planned.stream().map(short16).distinct().count() == 1;
    return listed(planned, e -> short16.apply(e) + (alike ? "" : " in " + e.scenario().id()));
  }

  private static String listed(
      Collection<Experiment> planned, Function<Experiment, String> property) {
    return planned.stream().map(property).distinct().collect(Collectors.joining(", "));
  }

  private static String requests(Settings settings, Collection<Experiment> planned) {
    boolean alike =
        planned.stream().map(experiment -> experiment.requests().size()).distinct().count() == 1;
    String counts =
        listed(
            planned,
            experiment ->
                experiment.requests().size() + (alike ? "" : " in " + experiment.scenario().id()));
    return counts + " of " + settings.requests().orElse("the scenario's own");
  }

  /** One at a time: the report shows the first few, in the order of the file. */
  private static String line(Map.Entry<String, String> fact) throws IOException {
    Properties single = new Properties();
    single.put(fact.getKey(), fact.getValue());
    StringWriter out = new StringWriter();
    single.store(out, null);
    return out.toString().lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
  }
}
