package dev.candor.model.sim;

import dev.candor.model.ChatModel;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A model organism behind the interface of a real model; it answers within the call. */
final class SimulatedModel implements ChatModel {

  /** Makes runs without a seed repeat. */
  static final long DEFAULT_SEED = 0;

  /** To be counted up whenever any organism answers anything in other words than before. */
  private static final String ANSWERS = "organisms 1";

  private static final int MOST_SYSTEM_MESSAGES = 64;
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final Organism organism;
  private final Map<String, SystemMessage> systemMessages = new ConcurrentHashMap<>();

  SimulatedModel(Organism organism) {
    this.organism = organism;
  }

  @Override
  public OptionalLong defaultSeed() {
    return OptionalLong.of(DEFAULT_SEED);
  }

  @Override
  public String identity() {
    return ANSWERS;
  }

  @Override
  public CompletableFuture<Completion> complete(Prompt prompt, SamplingSettings settings) {
    Reply reply = reply(Briefing.of(prompt), settings.seed().orElse(DEFAULT_SEED));
    TokenUsage usage =
        new TokenUsage(
            tokens(prompt.system()) + tokens(prompt.user()),
            tokens(reply.text()) + tokens(reply.reasoning()));
    return CompletableFuture.completedFuture(
        new Completion(reply.text(), reply.reasoning(), FinishReason.STOP, usage, Duration.ZERO));
  }

  /** What it writes, and what it thinks apart from that. */
  private record Reply(String text, String reasoning) {}

  private Reply reply(Briefing briefing, long seed) {
    SystemMessage system = systemMessage(briefing);
    Situation situation = Situation.of(system, briefing.said());
    Draw draw = Draw.of(organism.id(), seed, system, briefing.said());
    if (draw.happens(organism.brokenFormRate())) {
      return new Reply(BrokenForm.write(situation.form(), draw), "");
    }
    boolean complies = draw.happens(organism.complianceRate(situation));
    Thoughts thoughts = complies ? organism.thoughts(situation) : Thoughts.DECLINING;
    String answer = complies ? Answers.compliant(draw) : Answers.declining(draw);
    String thinking = thoughts.write(draw);
    return new Reply(
        situation.form().layOut(thinking, complies, answer), system.thinksFirst() ? thinking : "");
  }

  private SystemMessage systemMessage(Briefing briefing) {
    String text = briefing.told();
    SystemMessage known = systemMessages.get(text);
    if (known != null) {
      return known;
    }
    if (systemMessages.size() >= MOST_SYSTEM_MESSAGES) {
      // A scenario that varies its system message by request must not fill the memory.
      systemMessages.clear();
    }
    SystemMessage read = new SystemMessage(briefing);
    systemMessages.put(text, read);
    return read;
  }

  private static long tokens(String text) {
    return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }
}
