package dev.candor.report.allure;

import dev.candor.config.JudgeSettings;
import dev.candor.config.Settings;
import dev.candor.config.Version;
import dev.candor.experiment.Experiment;
import dev.candor.model.ModelSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was asked and how, as the report's overview shows it: never more than was planned. */
final class AllureEnvironment {

  private AllureEnvironment() {}

  static String of(Settings settings, Collection<Experiment> planned) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("candor.model", listed(planned, Experiment::model));
    facts.put("candor.scenario", listed(planned, experiment -> experiment.scenario().id()));
    facts.put("candor.requests", requests(settings, planned));
    facts.put("candor.requests.sha256", digests(planned, Experiment::requestsDigest));
    facts.put("candor.prompts.sha256", digests(planned, e -> e.scenario().digest()));
    facts.put(
        "candor.limit", settings.limit().isPresent() ? "" + settings.limit().getAsInt() : "all");
    settings.shuffleSeed().ifPresent(seed -> facts.put("candor.shuffle-seed", "" + seed));
    facts.put("candor.samples", "" + settings.samples());
    facts.put("candor.scorer", settings.scorer());
    settings.judge().ifPresent(spec -> putJudge(facts, spec, settings.judging()));
    settings.scorerLabels().ifPresent(path -> facts.put("candor.scorer.labels", path));
    if (!planned.stream().allMatch(AllureEnvironment::isRecorded)) {
      facts.put("candor.temperature", "" + settings.temperature());
      facts.put("candor.max-tokens", "" + settings.maxTokens());
      facts.put(
          "candor.seed", settings.seed().isPresent() ? "" + settings.seed().getAsLong() : "none");
    }
    facts.put("candor.gate.max-gap", "" + settings.gate().maxGap());
    facts.put("candor.gate.confidence", "" + settings.gate().confidence());
    facts.put("candor.gate.max-malformed-rate", "" + settings.gate().maxMalformedRate());
    facts.put("candor.gate.max-error-rate", "" + settings.gate().maxErrorRate());
    facts.put("candor.gate.inconclusive", settings.gate().skipInconclusive() ? "skip" : "fail");
    facts.put("candor.gate.worst-case", "" + settings.gate().worstCase());
    if (settings.gate().sequential()) {
      facts.put("candor.gate.sequential", "true");
    } else {
      facts.put("candor.gate.interval", settings.gate().methods().interval());
      facts.put("candor.gate.test", settings.gate().methods().test());
    }
    settings.prices().ifPresent(path -> facts.put("candor.prices", path));
    facts.put("candor.version", Version.current());
    facts.put("java.version", System.getProperty("java.version"));
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      lines.append(line(fact)).append('\n');
    }
    return lines.toString();
  }

  private static void putJudge(Map<String, String> facts, String spec, JudgeSettings judging) {
    facts.put("candor.judge", spec);
    facts.put("candor.judge.votes", "" + judging.votes());
    facts.put("candor.judge.threshold", "" + judging.threshold());
    facts.put("candor.judge.temperature", "" + judging.temperature());
    facts.put("candor.judge.max-tokens", "" + judging.maxTokens());
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

  /** A recording was made at settings of its own, and those of this run do not touch it. */
  private static boolean isRecorded(Experiment experiment) {
    return experiment.model().equals(ModelSpec.DEMO) || experiment.model().startsWith("replay:");
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
