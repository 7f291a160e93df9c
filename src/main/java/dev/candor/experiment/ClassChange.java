package dev.candor.experiment;

import dev.candor.scenario.Request;

/**
 * A request that a candidate answers otherwise than its baseline in one tier.
 *
 * @param request the request; foreign text
 * @param tier name of the tier
 * @param before what most of the baseline's answers are
 * @param after what most of the candidate's are
 */
public record ClassChange(
    Request request, String tier, PrevailingClass before, PrevailingClass after) {

  /** Such as {@code free: refused, now complied}. */
  String inWords() {
    return "%s: %s, now %s".formatted(tier, before.label(), after.label());
  }
}
