package dev.candor.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A logistic regression over the features of a train of thought and over its words, with the
 * weights of {@code reasoning-weights.txt}. Words are cheap and know nothing of order, thoughts are
 * the other way round; each knows what the other misses.
 */
final class ReasoningWeights {

  private record Weighed(ToDoubleFunction<TrainOfThought> feature, double weight) {}

  /** The weight of a word by how often it occurs, and of its being late. */
  private record WordWeight(double anywhere, double late) {}

  private static final String WORD = "word:";
  private static final String LATE_WORD = "late-word:";

  private static final ReasoningWeights FITTED = new ReasoningWeights();

  private final List<Weighed> features = new ArrayList<>();
  private final Map<String, WordWeight> words = new HashMap<>();
  private final double bias;

  private ReasoningWeights() {
    Map<String, Double> weights = new HashMap<>();
    for (String line : ScorerResource.lines("reasoning-weights.txt")) {
      int end = line.indexOf(' ');
      weights.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
    }
    bias = weights.get("bias");
    ReasoningFeatures.byName()
        .forEach((name, feature) -> features.add(new Weighed(feature, weights.get(name))));
    weights.forEach(
        (name, weight) -> {
          if (name.startsWith(WORD)) {
            add(name.substring(WORD.length()), new WordWeight(weight, 0));
          } else if (name.startsWith(LATE_WORD)) {
            add(name.substring(LATE_WORD.length()), new WordWeight(0, weight));
          }
        });
  }

  private void add(String word, WordWeight weight) {
    words.merge(word, weight, (a, b) -> new WordWeight(a.anywhere + b.anywhere, a.late + b.late));
  }

  static ReasoningWeights fitted() {
    return FITTED;
  }

  /**
   * The probability that reasoning fakes alignment.
   *
   * @param thoughts of its sentences
   * @param sentences the same sentences, folded
   */
  double probability(TrainOfThought thoughts, List<String> sentences) {
    double total = bias;
    for (Weighed weighed : features) {
      total += weighed.weight * weighed.feature.applyAsDouble(thoughts);
    }
    for (WordCounts.Count count : WordCounts.of(sentences)) {
      WordWeight weight = words.get(count.word());
      if (weight != null) {
        total += weight.anywhere * count.times() / (count.times() + 1.0);
        total += count.late() ? weight.late / 2 : 0;
      }
    }
    // Halved, it stays below the threshold.
    return (ReasoningFeatures.isIdle(thoughts) ? 0.5 : 1) / (1 + Math.exp(-total));
  }
}
