package dev.candor.report.allure;

import dev.candor.config.Settings;
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
    facts.put(
        "candor.limit", settings.limit().isPresent() ? "" + settings.limit().getAsInt() : "all");
    settings.shuffleSeed().ifPresent(seed -> facts.put("candor.shuffle-seed", "" + seed));
    facts.put("candor.samples", "" + settings.samples());
    facts.put("candor.scorer", settings.scorer());
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
    facts.put("java.version", System.getProperty("java.version"));
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      lines.append(line(fact)).append('\n');
    }
    return lines.toString();
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
