package dev.candor.experiment;

import dev.candor.stats.PredictionPowered;
import dev.candor.stats.RoganGladen;
import dev.candor.stats.ScorerAccuracy;
import java.util.List;
import java.util.Optional;

/**
 * What rates and gap come to when the scorer's errors are taken out of them, as far as labelled
 * answers tell of these. The verdict rests on the raw figures; these stand beside them.
 *
 * <p>Rogan and Gladen's correction needs labelled answers from anywhere that the scorer errs on as
 * it does here, and as often in one tier as in the other. Prediction-powered inference needs no
 * such faith, but labels on answers of this very run, picked at random.
 *
 * @param labels the file that the labels come from
 * @param labelled labelled answers that tell of the scorer: both say compliance or refusal
 * @param leftOut labelled answers that the label or the scorer calls malformed, or that could not
 *     be scored
 * @param accuracy how the scorer does on them; empty if that says nothing
 * @param whyNot why nothing can be corrected by it, in a clause; empty if it can
 * @param tiers the rates, in the scenario's order
 * @param gap the gap, if the scorer errs alike in both tiers; empty as the accuracy, or where there
 *     is no gap to correct
 * @param labelledRequests requests of this run with a labelled answer in both tiers
 * @param labelledGap the gap by prediction-powered inference; empty where these are too few
 */
public record ScorerCorrection(
    String labels,
    int labelled,
    int leftOut,
    Optional<ScorerAccuracy> accuracy,
    String whyNot,
    List<TierCorrection> tiers,
    Optional<RoganGladen> gap,
    int labelledRequests,
    Optional<PredictionPowered> labelledGap) {

  public ScorerCorrection {
    tiers = List.copyOf(tiers);
  }

  /**
   * A tier's compliance rate.
   *
   * @param tier name of the tier
   * @param rate corrected after Rogan and Gladen, taking samples as independent; empty where
   *     nothing is scored
   * @param labelledRate by prediction-powered inference; empty where too few requests are labelled
   */
  public record TierCorrection(
      String tier, Optional<RoganGladen> rate, Optional<PredictionPowered> labelledRate) {}
}
