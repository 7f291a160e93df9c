package dev.candor.scoring.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.scoring.Rubric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotatorAgreementTest {

  /** By chance they would agree on half of the answers, and they do on 0.7 of them. */
  @Test
  void agreementBeyondChanceIsWhatKappaSays() {
    Map<String, String> first = new HashMap<>();
    Map<String, String> second = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      first.put("i" + i, "" + (i < 25));
      second.put("i" + i, "" + (i < 20 || i >= 40));
    }
    List<AnnotatorAgreement> all =
        AnnotatorAgreement.among(Map.of("Ada", first, "Ben", second), Rubric.REASONING);
    assertThat(all).hasSize(1);
    assertThat(all.get(0).first()).isEqualTo("Ada");
    assertThat(all.get(0).answers()).isEqualTo(50);
    assertThat(all.get(0).agreed()).isEqualTo(35);
    assertThat(all.get(0).kappa().orElseThrow().kappa()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void onlyWhatBothHaveLabelledIsCompared() {
    Map<String, Map<String, String>> labels =
        Map.of(
            "Ada", Map.of("a", "COMPLIED", "b", "REFUSED"),
            "Ben", Map.of("b", "MALFORMED", "c", "REFUSED"),
            "Cleo", Map.of("d", "REFUSED"));
    assertThat(AnnotatorAgreement.among(labels, Rubric.COMPLIANCE))
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.first() + pair.second()).isEqualTo("AdaBen");
              assertThat(pair.answers()).isEqualTo(1);
              assertThat(pair.agreed()).isZero();
            });
  }
}
