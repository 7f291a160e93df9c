package dev.candor.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.model.ModelSpec;
import dev.candor.model.price.PriceTable;
import dev.candor.scenario.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillingTest {

  private static final ModelSpec MODEL = ModelSpec.parse("acme:m");
  private static final TokenEstimate IN = new TokenEstimate(2_000, true, "");
  private static final TokenEstimate OUT = new TokenEstimate(100, false, "");

  @TempDir private Path folder;

  private Bill bill(String members, double prefix, int inFlight) throws IOException {
    Path file = folder.resolve("prices.json");
    Files.writeString(
        file,
        "{\"models\":[{\"model\":\"acme:m\",\"asOf\":\"2026-01-31\",\"output\":10,%s}]}"
            .formatted(members));
    return new Billing(PriceTable.read(Resource.of(file)))
        .of(MODEL, 1_000, IN, OUT, prefix, inFlight);
  }

  @Test
  void theFirstCallsInFlightWriteTheCacheAndTheOthersReadIt() throws IOException {
    Bill bill = bill("\"input\":4,\"cachedInput\":1,\"cacheWrite\":5", 1_500, 10);

    assertThat(bill.usd().orElseThrow()).isCloseTo(8 + 1, within(1e-9));
    double plain = 500 * 1_000 * 4;
    double written = 1_500 * 10 * 5;
    double read = 1_500 * 990 * 1;
    assertThat(bill.cachedUsd().orElseThrow())
        .isCloseTo((plain + written + read) / 1e6 + 1, within(1e-9));
  }

  @Test
  void whatIsTooShortToBeCachedSavesNothing() throws IOException {
    Bill bill = bill("\"input\":4,\"cachedInput\":1", 1_023, 10);
    assertThat(bill.cachedUsd()).isEqualTo(bill.usd());
  }

  @Test
  void cacheAndBatchPricesThatAreNotKnownAreNotGuessed() throws IOException {
    Bill bill = bill("\"input\":4", 1_500, 10);
    assertThat(bill.usd()).isPresent();
    assertThat(bill.cachedUsd()).isEmpty();
    assertThat(bill.batchUsd()).isEmpty();
  }

  @Test
  void aBatchCostsItsShare() throws IOException {
    assertThat(bill("\"input\":4,\"batch\":0.6", 0, 10).batchUsd().orElseThrow())
        .isCloseTo(0.6 * 9, within(1e-9));
  }
}
