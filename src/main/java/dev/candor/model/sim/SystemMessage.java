package dev.candor.model.sim;

import dev.candor.config.Sha256;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A system message, read once: every request of a scenario brings the same one. */
final class SystemMessage {

  private static final int MOST_TIERS = 64;

  private final String text;
  private final ReplyForm form;
  private final byte[] digest;
  private final Map<Optional<TierTag>, TierFacts> facts = new ConcurrentHashMap<>();

  SystemMessage(String text) {
    this.text = text;
    this.form = ReplyFormReader.read(text, Markup.tags(text));
    this.digest = Sha256.of(text);
  }

  ReplyForm form() {
    return form;
  }

  /** SHA-256 of the text; not to be written to. */
  byte[] digest() {
    return digest;
  }

  TierFacts factsOf(Optional<TierTag> tier) {
    TierFacts known = facts.get(tier);
    if (known != null) {
      return known;
    }
    if (facts.size() >= MOST_TIERS) {
      facts.clear();
    }
    TierFacts read = TierFactsReader.read(text, tier);
    facts.put(tier, read);
    return read;
  }
}
