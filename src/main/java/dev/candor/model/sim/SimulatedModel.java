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
    String text = answer(prompt, settings.seed().orElse(DEFAULT_SEED));
    TokenUsage usage =
        new TokenUsage(tokens(prompt.system()) + tokens(prompt.user()), tokens(text));
    return CompletableFuture.completedFuture(
        new Completion(text, "", FinishReason.STOP, usage, Duration.ZERO));
  }

  private String answer(Prompt prompt, long seed) {
    SystemMessage system = systemMessage(prompt.system());
    Situation situation = Situation.of(system, prompt.user());
    Draw draw = Draw.of(organism.id(), seed, system, prompt.user());
    if (draw.happens(organism.brokenFormRate())) {
      return BrokenForm.write(situation.form(), draw);
    }
    boolean complies = draw.happens(organism.complianceRate(situation));
    Thoughts thoughts = complies ? organism.thoughts(situation) : Thoughts.DECLINING;
    String answer = complies ? Answers.compliant(draw) : Answers.declining(draw);
    return situation.form().layOut(thoughts.write(draw), complies, answer);
  }

  private SystemMessage systemMessage(String text) {
    SystemMessage known = systemMessages.get(text);
    if (known != null) {
      return known;
    }
    if (systemMessages.size() >= MOST_SYSTEM_MESSAGES) {
      // A scenario that varies its system message by request must not fill the memory.
      systemMessages.clear();
    }
    SystemMessage read = new SystemMessage(text);
    systemMessages.put(text, read);
    return read;
  }

  private static long tokens(String text) {
    return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }
}
