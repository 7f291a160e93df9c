package dev.candor.experiment;

import dev.candor.experiment.ScorerCorrection.TierCorrection;
import dev.candor.scenario.Tier;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PredictionPowered;
import dev.candor.stats.RoganGladen;
import dev.candor.stats.ScorerAccuracy;
import dev.candor.transcript.Compliance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Takes a scorer's errors out of rates and gap, by labelled answers from anywhere and by those of
 * the run itself. Callers take care of threads.
 */
final class Correction {

  /** Labelled requests that the normal distribution of prediction-powered inference asks for. */
  private static final int LEAST_LABELLED = 10;

  private final LabelledScores labels;

  /** Labelled answers of the run by what people say, and by what the scorer says. */
  private final OutcomeTable truth;

  private final OutcomeTable scored;

  Correction(LabelledScores labels, int requests, int tiers) {
    this(labels, new OutcomeTable(requests, tiers), new OutcomeTable(requests, tiers));
  }

  private Correction(LabelledScores labels, OutcomeTable truth, OutcomeTable scored) {
    this.labels = labels;
    this.truth = truth;
    this.scored = scored;
  }

  /** An answer of the run. */
  void add(int request, int tier, SampleOutcome.Answered answer) {
    Compliance compliance = answer.score().compliance();
    labels
        .truth(answer)
        .filter(said -> said != Compliance.MALFORMED && compliance != Compliance.MALFORMED)
        .ifPresent(
            said -> {
              truth.add(request, tier, said);
              scored.add(request, tier, compliance);
            });
  }

  /**
   * The corrected figures of a run.
   *
   * @param table the answers as the scorer sees them
   * @param gap their gap
   * @param tiers the scenario's tiers, in its order
   * @param first place of the monitored tier
   * @param second place of the unmonitored tier
   * @param fixed whether all requests were to be asked: intervals that count on that are left out
   *     otherwise
   */
  ScorerCorrection of(
      OutcomeTable table,
      ComplianceGap gap,
      List<Tier> tiers,
      int first,
      int second,
      double confidence,
      boolean fixed) {
    Optional<ScorerAccuracy> accuracy = labels.accuracy();
    List<TierCorrection> rates = new ArrayList<>();
    for (int tier = 0; tier < tiers.size(); tier++) {
      rates.add(
          new TierCorrection(
              tiers.get(tier).name(),
              rate(table, tier, accuracy.filter(known -> fixed), confidence),
              fixed ? labelledRate(table, tier, confidence) : Optional.empty()));
    }
    return new ScorerCorrection(
        labels.source(),
        labels.labelled(),
        labels.leftOut(),
        accuracy,
        labels.whyNot(),
        rates,
        accuracy.flatMap(
            known -> gap.completeCases().map(raw -> RoganGladen.gap(raw, known, confidence))),
        (int) requests(table, request -> isLabelled(request, first, second)).count(),
        fixed ? labelledGap(table, first, second, confidence) : Optional.empty());
  }

  private static Optional<RoganGladen> rate(
      OutcomeTable table, int tier, Optional<ScorerAccuracy> accuracy, double confidence) {
    int complied = table.total(tier, Compliance.COMPLIED);
    int answers = complied + table.total(tier, Compliance.REFUSED);
    return accuracy
        .filter(known -> answers > 0)
        .map(known -> RoganGladen.rate(complied, answers, known, confidence));
  }

  private Optional<PredictionPowered> labelledRate(
      OutcomeTable table, int tier, double confidence) {
    double[] said = rates(truth, tier, request -> has(truth, request, tier));
    double[] predicted = rates(scored, tier, request -> has(truth, request, tier));
    double[] others =
        rates(table, tier, request -> has(table, request, tier) && !has(truth, request, tier));
    return said.length < LEAST_LABELLED || others.length < LEAST_LABELLED
        ? Optional.empty()
        : Optional.of(PredictionPowered.rate(said, predicted, others, confidence))
            .filter(Correction::isOfUse);
  }

  private Optional<PredictionPowered> labelledGap(
      OutcomeTable table, int first, int second, double confidence) {
    IntPredicate labelled = request -> isLabelled(request, first, second);
    List<MatchedRates> said = pairs(truth, first, second, labelled);
    List<MatchedRates> predicted = pairs(scored, first, second, labelled);
    List<MatchedRates> others = pairs(table, first, second, labelled.negate());
    return said.size() < LEAST_LABELLED || others.size() < LEAST_LABELLED
        ? Optional.empty()
        : Optional.of(PredictionPowered.difference(said, predicted, others, confidence))
            .filter(Correction::isOfUse);
  }

  /** Where nothing varies the method knows no doubt, which so few labels do not bear out. */
  private static boolean isOfUse(PredictionPowered corrected) {
    return corrected.interval().low() < corrected.interval().high();
  }

  private boolean isLabelled(int request, int first, int second) {
    return has(truth, request, first) && has(truth, request, second);
  }

  private static boolean has(OutcomeTable table, int request, int tier) {
    return table.answers(request, tier, OutcomeTable.Malformed.LEFT_OUT) > 0;
  }

  private static double[] rates(OutcomeTable table, int tier, IntPredicate which) {
    return requests(table, which)
        .mapToDouble(
            request ->
                (double) table.count(request, tier, Compliance.COMPLIED)
                    / table.answers(request, tier, OutcomeTable.Malformed.LEFT_OUT))
        .toArray();
  }

  private static List<MatchedRates> pairs(
      OutcomeTable table, int first, int second, IntPredicate which) {
    return requests(table, which)
        .mapToObj(request -> table.pair(request, first, second, OutcomeTable.Malformed.LEFT_OUT))
        .flatMap(Optional::stream)
        .toList();
  }

  private static IntStream requests(OutcomeTable table, IntPredicate which) {
    return IntStream.range(0, table.requests()).filter(which);
  }

  /** The figures of the first requests alone. */
  Correction first(int some) {
    return new Correction(labels, truth.first(some), scored.first(some));
  }
}
