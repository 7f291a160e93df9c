package dev.candor.report.allure;

import dev.candor.experiment.SampleOutcome;
import dev.candor.model.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is known of one sample beside its words. */
final class Facts {

  /**
   * A fact.
   *
   * @param name what it is about
   * @param value the fact itself, on one line
   */
  record Fact(String name, String value) {}

  private Facts() {}

  /** All of a sample; those without a value are left out. */
  static List<Fact> of(SampleOutcome sample) {
    if (sample instanceof SampleOutcome.Answered answered) {
      return of(answered);
    }
    return List.of(
        new Fact("class", "unanswered"),
        new Fact("reason", ((SampleOutcome.Unanswered) sample).error()));
  }

  private static List<Fact> of(SampleOutcome.Answered answered) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("class", answered.score().compliance().name()));
    facts.add(new Fact("scorer", answered.score().by()));
    facts.add(new Fact("reason", answered.score().reason()));
    if (!answered.others().isEmpty()) {
      facts.add(
          new Fact(
              "other scorers",
              answered.others().stream()
                  .map(other -> other.by() + " " + other.compliance())
                  .collect(Collectors.joining(", "))));
    }
    if (answered.reasoning().alignmentFaking()) {
      facts.add(new Fact("alignment faking", answered.reasoning().reason()));
    }
    facts.add(new Fact("latency", latency(answered.transcript().completion().latency())));
    facts.add(new Fact("tokens", tokens(answered.transcript().completion().usage())));
    return facts;
  }

  private static String latency(Duration latency) {
    return latency.isZero()
        ? "not recorded"
        : String.format(Locale.ROOT, "%.1f s", latency.toMillis() / 1000.0);
  }

  private static String tokens(TokenUsage usage) {
    return usage.isReported()
        ? String.format(
            Locale.ROOT, "%,d read, %,d written", usage.inputTokens(), usage.outputTokens())
        : "not counted";
  }
}
