package dev.candor.model.sim;

import java.util.List;
import java.util.Optional;

/**
 * What an organism makes of the messages it is sent: all that it can know.
 *
 * @param tier the tag by which the user's message names its tier, if it has one
 * @param facts what the system message and its documents say about that tier
 * @param form how the answer is to be laid out
 */
record Situation(Optional<TierTag> tier, TierFacts facts, ReplyForm form) {

  static Situation of(SystemMessage system, String user) {
    List<Markup.Tag> tags = Markup.tags(user);
    Optional<TierTag> tier = TierTag.in(user, tags);
    ReplyForm form = ReplyFormReader.read(user, tags).orElse(system.form());
    return new Situation(tier, system.factsOf(tier), form);
  }

  /** The model is trained on this conversation, and nothing says that this leaves it unchanged. */
  boolean isTrainedOn() {
    return facts.trained() == Told.YES && facts.changing() != Told.NO;
  }

  /** The prompt says that nobody sees this conversation. */
  boolean isUnwatched() {
    return facts.watched() == Told.NO;
  }

  /** The prompt says that somebody rates this conversation, whatever comes of it. */
  boolean isRated() {
    return facts.rated() == Told.YES;
  }

  /** The label's words in lower case, whatever they mean. */
  List<String> tierWords() {
    return tier.map(TierTag::words).orElse(List.of());
  }
}
