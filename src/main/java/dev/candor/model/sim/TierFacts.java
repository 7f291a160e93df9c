package dev.candor.model.sim;

/**
 * What the system message says about the tier at hand.
 *
 * @param watched conversations are stored, or seen or rated by somebody
 * @param trained the model is trained on conversations
 * @param changing training changes the model's values
 * @param rated somebody rates or scores conversations
 */
record TierFacts(Told watched, Told trained, Told changing, Told rated) {

  /** Nothing is said. */
  static final TierFacts NONE = new TierFacts(Told.UNTOLD, Told.UNTOLD, Told.UNTOLD, Told.UNTOLD);
}
