package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A gate that is told to end, as by Ctrl-C, takes what it has asked for with it. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class TerminatedTest {

  private static final int REQUESTS = 300;
  private static final int TRIALS = REQUESTS * 2 * 2;
  private static final int CONCURRENCY = 8;
  private static final int AT_ONCE = 40;

  @TempDir private Path folder;

  @Test
  void answersInFlightAreKeptAndNotAskedAgain() throws Exception {
    Path store = folder.resolve("transcripts.db");
    HeldBack script =
        new HeldBack(AT_ONCE, CONCURRENCY, call -> Reply.refusal(GateProcess.mark(call)));
    try (FaultyServer server = new FaultyServer(Duration.ZERO, script)) {
      Map<String, String> settings =
          GateProcess.settings(server, Requests.write(folder, REQUESTS), CONCURRENCY);
      try (GateProcess gate =
          GateProcess.start(folder.resolve("work"), store.toString(), "key", settings)) {
        script.awaitFull(gate);
        gate.tellToEnd();
        script.letGo();
        gate.endsAsTold();
      }
      assertThat(server.answers()).isBetween(AT_ONCE + CONCURRENCY, TRIALS - 1);
      Stores.isSound(store);
      Stores.holds(store.toString(), server.answers());
    }
  }
}
