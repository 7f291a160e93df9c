package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KNOWN = List.of("offline", "marker", "recorded");

  @Test
  void aSlipIsUnderstood() {
    assertThat(Nearest.to("ofline", KNOWN)).contains("offline");
    assertThat(Nearest.to("makrer", KNOWN)).contains("marker");
    assertThat(Nearest.to("records", KNOWN)).contains("recorded");
  }

  @Test
  void somethingElseIsNotMistakenForASlip() {
    assertThat(Nearest.to("judge", KNOWN)).isEmpty();
    assertThat(Nearest.to("", KNOWN)).isEmpty();
  }

  @Test
  void nothingIsNearWhereNothingIsKnown() {
    assertThat(Nearest.to("marker", List.of())).isEmpty();
  }
}
