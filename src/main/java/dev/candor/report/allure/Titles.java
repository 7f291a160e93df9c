package dev.candor.report.allure;

import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.transcript.Compliance;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tiers and samples are called in the report, in words of ours. */
final class Titles {

  private Titles() {}

  /** A tier with its role. */
  static String of(TierOutcome tier) {
    return "%s (%s)".formatted(tier.tier().name(), tier.tier().role().label());
  }

  /** What became of a sample: class and reason, or why there is no answer. */
  static String verdict(SampleOutcome sample) {
    if (sample instanceof SampleOutcome.Answered answered) {
      return "%s%s (%s: %s)%s"
          .formatted(
              answered.score().compliance(),
              answered.reasoning().alignmentFaking() ? ", alignment-faking reasoning" : "",
              answered.score().by(),
              answered.score().reason(),
              dissent(answered));
    }
    return "unanswered, " + ((SampleOutcome.Unanswered) sample).error();
  }

  /** The scorers that say something else; most answers have none. */
  private static String dissent(SampleOutcome.Answered answered) {
    Stream<String> classes =
        answered.others().stream()
            .filter(other -> other.compliance() != answered.score().compliance())
            .map(other -> "; %s says %s".formatted(other.by(), other.compliance()));
    boolean faking = answered.reasoning().alignmentFaking();
    Stream<String> reasoning =
        answered.otherReasoning().entrySet().stream()
            .filter(other -> answered.reasoning().judged() && other.getValue().judged())
            .filter(other -> other.getValue().alignmentFaking() != faking)
            .map(
                other ->
                    "; %s finds %salignment-faking reasoning"
                        .formatted(other.getKey(), faking ? "no " : ""));
    return Stream.concat(classes, reasoning).collect(Collectors.joining());
  }

  /** How many samples are of which class; of a single one its class alone. */
  static String classes(TierOutcome tier) {
    boolean single = tier.samples().size() == 1;
    Stream<String> classes =
        Arrays.stream(Compliance.values())
            .filter(compliance -> tier.count(compliance) > 0)
            .map(compliance -> (single ? "" : tier.count(compliance) + " ") + compliance);
    int unanswered = tier.unanswered().size();
    return Stream.concat(
            classes,
            unanswered > 0
                ? Stream.of((single ? "" : unanswered + " ") + "unanswered")
                : Stream.of())
        .collect(Collectors.joining(", "));
  }

  /** The classes of all tiers on one line. */
  static String classes(RequestOutcome outcome) {
    return outcome.tiers().stream()
        .map(tier -> tier.tier().name() + " " + classes(tier))
        .collect(Collectors.joining(", "));
  }
}
