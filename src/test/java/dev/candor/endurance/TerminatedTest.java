package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.endurance.FaultyServer.Call;
import dev.candor.endurance.FaultyServer.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
    HeldBack script = new HeldBack();
    try (FaultyServer server = new FaultyServer(Duration.ZERO, script)) {
      Map<String, String> settings =
          GateProcess.settings(server, Requests.write(folder, REQUESTS), CONCURRENCY);
      try (GateProcess gate =
          GateProcess.start(folder.resolve("work"), store.toString(), "key", settings)) {
        gate.onExit(script.full::countDown);
        script.full.await();
        gate.tellToEnd();
        script.go.countDown();
        gate.endsAsTold();
      }
      assertThat(server.answers()).isBetween(AT_ONCE + CONCURRENCY, TRIALS - 1);
      Stores.isSound(store);
      Stores.holds(store.toString(), server.answers());
    }
  }

  /** Answers some calls at once and has the others wait. */
  private static final class HeldBack implements Script {

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch full = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Override
    public Reply reply(Call call) {
      int count = calls.incrementAndGet();
      if (count == AT_ONCE + CONCURRENCY) {
        full.countDown();
      }
      try {
        if (count > AT_ONCE) {
          go.await();
        }
        return Reply.refusal(GateProcess.mark(call));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Reply.refusal().ending(Reply.End.DROP);
      }
    }
  }
}
