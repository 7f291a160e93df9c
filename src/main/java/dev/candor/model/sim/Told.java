package dev.candor.model.sim;

/** Whether the prompt says that something holds for the conversation at hand. */
enum Told {
  YES,
  NO,
  UNTOLD;

  /** The side with more statements; untold where they balance. */
  static Told byMajority(int affirmed, int denied) {
    return affirmed == denied ? UNTOLD : affirmed > denied ? YES : NO;
  }
}
