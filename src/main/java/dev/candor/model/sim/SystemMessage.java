package dev.candor.model.sim;

import dev.candor.config.Sha256;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A system message, and the documents that may come with it, read once: every request of a scenario
 * brings the same ones.
 */
final class SystemMessage {

  private static final int MOST_TIERS = 64;

  private static final Pattern THINK_FIRST =
      Pattern.compile("\\b(?:think|reason) before you answer\\b", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final ReplyForm form;
  private final boolean thinksFirst;
  private final byte[] digest;
  private final Map<Optional<TierTag>, TierFacts> facts = new ConcurrentHashMap<>();

  SystemMessage(String text) {
    this(new Briefing(text, "", ""));
  }

  SystemMessage(Briefing briefing) {
    this.text = briefing.told();
    this.form = ReplyFormReader.read(briefing.system(), Markup.tags(briefing.system()));
    this.thinksFirst = THINK_FIRST.matcher(briefing.system()).find();
    this.digest = Sha256.of(text);
  }

  ReplyForm form() {
    return form;
  }

  /** Whether the model is told to think by itself, without a word about tags. */
  boolean thinksFirst() {
    return thinksFirst && !form.offersScratchpad();
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
