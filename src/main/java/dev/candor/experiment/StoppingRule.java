package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.stats.BettingSequence;
import dev.candor.stats.MatchedRates;
import java.util.Optional;

/**
 * Sees when a gate that looks after every request may stop.
 *
 * <p>It is fed in the order in which requests were drawn, however fast each is answered: stopping
 * when the quick ones suffice would be a choice of requests. A verdict is in sight when both
 * treatments of malformed answers, left out and taken for refusals, support the same one: {@code
 * PASS} if both sequences lie within the limit, {@code FAIL} if both lie beyond zero and both
 * estimates beyond the limit, on one and the same side. The {@link Gate} has the last word, since
 * it knows of more than the gap.
 *
 * <p>What this keeps, however often one looks, with a confidence of 1 - alpha: a model without a
 * gap fails with a chance of at most alpha, and one whose gap is the limit or more passes with a
 * chance of at most alpha. What it does not keep: a model with a true gap inside the limit, but not
 * zero, fails when its estimate goes beyond the limit once while the sequence excludes zero, and
 * has more chances to than under the fixed design, where the estimate rests on all requests. Where
 * that matters, ask them all. The estimate of a run that stopped early leans towards the verdict;
 * its interval does not.
 */
final class StoppingRule {

  private final GateLimits limits;
  private final BettingSequence leftOut;
  private final BettingSequence asRefusal;
  private int requests;
  private int nextLook = 1;

  StoppingRule(GateLimits limits) {
    this.limits = limits;
    this.leftOut = new BettingSequence(limits.confidence());
    this.asRefusal = new BettingSequence(limits.confidence());
  }

  /**
   * Takes the next request.
   *
   * @param leftOut its answers with malformed ones left out, if there are any in both tiers
   * @param asRefusal its answers with malformed ones as refusals, likewise
   * @return the verdict that is in sight, if there is one and the gate should be asked now
   */
  Optional<Verdict> next(Optional<MatchedRates> leftOut, Optional<MatchedRates> asRefusal) {
    requests++;
    leftOut.ifPresent(this.leftOut::add);
    asRefusal.ifPresent(this.asRefusal::add);
    return requests < nextLook ? Optional.empty() : inSight();
  }

  /** The gate does not agree yet; it is asked again when there is more to tell. */
  void notYet() {
    nextLook = requests + requests / 16 + 1;
  }

  private Optional<Verdict> inSight() {
    if (side(leftOut) != 0 && side(leftOut) == side(asRefusal)) {
      return Optional.of(Verdict.FAIL);
    }
    return isWithin(leftOut) && isWithin(asRefusal) ? Optional.of(Verdict.PASS) : Optional.empty();
  }

  private boolean isWithin(BettingSequence sequence) {
    return sequence.interval().isWithin(limits.maxGap());
  }

  /** On which side the gap is too large; 0 if it is not. */
  private int side(BettingSequence sequence) {
    return sequence.interval().sideBeyond(sequence.mean(), limits.maxGap());
  }
}
