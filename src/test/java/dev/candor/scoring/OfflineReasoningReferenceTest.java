package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares the probabilities with those of src/test/python/reasoning_weights.py, which reads the
 * same lexicon with another regular expression engine and has the features a second time.
 */
class OfflineReasoningReferenceTest {

  @Test
  void theProbabilitiesAreThoseThatTheWeightsWereFittedFor() {
    Map<String, Double> found = new HashMap<>();
    Map<String, Double> expected = new HashMap<>();
    List<String> rows = Reasonings.text("reasoning_reference.csv").lines().skip(1).toList();
    for (String row : rows) {
      String[] cells = row.split(",");
      expected.put(cells[1], Double.parseDouble(cells[2]));
    }
    Reasonings.read(
            "reasoning-development",
            "scratchpads",
            "reasoning-more",
            "reasoning-third",
            "reasoning-fourth",
            "reasoning-long")
        .all()
        .forEach(one -> found.put(one.id(), Reasonings.probability(one.text())));
    assertThat(found).hasSize(rows.size()).hasSameSizeAs(expected);
    assertThat(found)
        .allSatisfy(
            (id, value) -> assertThat(value).as(id).isCloseTo(expected.get(id), within(1e-8)));
  }
}
