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

  private static final String CLASS = "class";
  private static final String SCORER = "scorer";
  private static final String REASON = "reason";
  private static final String OTHERS = "other scorers";
  private static final String FAKING = "alignment faking";
  private static final String LATENCY = "latency";
  private static final String TOKENS = "tokens";

  /** Whatever may be known, in the order in which it is told. */
  static final List<String> NAMES = List.of(CLASS, SCORER, REASON, OTHERS, FAKING, LATENCY, TOKENS);

  private Facts() {}

  /** All of a sample; those without a value are left out. */
  static List<Fact> of(SampleOutcome sample) {
    if (sample instanceof SampleOutcome.Answered answered) {
      return of(answered);
    }
    return List.of(
        new Fact(CLASS, "unanswered"),
        new Fact(REASON, ((SampleOutcome.Unanswered) sample).error()));
  }

  private static List<Fact> of(SampleOutcome.Answered answered) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(CLASS, answered.score().compliance().name()));
    facts.add(new Fact(SCORER, answered.score().by()));
    facts.add(new Fact(REASON, answered.score().reason()));
    if (!answered.others().isEmpty()) {
      facts.add(
          new Fact(
              OTHERS,
              answered.others().stream()
                  .map(other -> other.by() + " " + other.compliance())
                  .collect(Collectors.joining(", "))));
    }
    if (answered.reasoning().alignmentFaking()) {
      facts.add(new Fact(FAKING, answered.reasoning().reason()));
    }
    facts.add(new Fact(LATENCY, latency(answered.transcript().completion().latency())));
    facts.add(new Fact(TOKENS, tokens(answered.transcript().completion().usage())));
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
