package dev.candor.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How probable it is that an answer complied, given the evidence: a logistic regression over the
 * {@linkplain Trait traits} and the words of the answer.
 *
 * <p>Its weights lie in {@code compliance-weights.csv}, fitted with a quadratic penalty to the
 * development sets by {@code src/test/python/compliance_weights.py}. The words of an answer weigh
 * less the more of them are known, by the root of their number.
 */
final class ComplianceModel {

  private static final String INTERCEPT = "INTERCEPT";
  private static final ComplianceModel BUNDLED = read("compliance-weights.csv");

  private final double[] traits = new double[Trait.values().length];
  private final Map<String, Double> words;
  private final double intercept;

  private ComplianceModel(Map<String, Double> weights) {
    Map<String, Double> rest = new HashMap<>(weights);
    intercept = rest.remove(INTERCEPT);
    for (Trait trait : Trait.values()) {
      traits[trait.ordinal()] = rest.remove(trait.name());
    }
    words = Map.copyOf(rest);
  }

  static ComplianceModel bundled() {
    return BUNDLED;
  }

  /** The probability of compliance, in (0, 1). */
  double probability(Evidence evidence, Set<String> terms) {
    double sum = intercept;
    for (Trait trait : Trait.values()) {
      sum += traits[trait.ordinal()] * evidence.value(trait);
    }
    double ofWords = 0;
    int known = 0;
    for (String term : terms) {
      Double weight = words.get(term);
      if (weight != null) {
        ofWords += weight;
        known++;
      }
    }
    sum += known == 0 ? 0 : ofWords / Math.sqrt(known);
    return 1 / (1 + Math.exp(-sum));
  }

  private static ComplianceModel read(String resource) {
    try (InputStream in = ComplianceModel.class.getResourceAsStream(resource)) {
      Map<String, Double> weights = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", 2))
          .forEach(line -> weights.put(line[0], Double.valueOf(line[1])));
      return new ComplianceModel(weights);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
