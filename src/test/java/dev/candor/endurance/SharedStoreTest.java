package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.endurance.FaultyServer.Call;
import dev.candor.endurance.FaultyServer.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two gates on one store share one run: what one of them asks, the other need not. */
@Timeout(100)
class SharedStoreTest {

  private static final int REQUESTS = 150;
  private static final int TRIALS = REQUESTS * 2 * 2;
  private static final int CONCURRENCY = 16;

  /** Their keys, by which the server tells them apart. */
  private static final String ONE = "one";

  private static final String TWO = "two";

  @TempDir private Path folder;

  @Test
  void twoGatesFinishOneRunInAFile() throws Exception {
    Path store = folder.resolve("transcripts.db");
    twoGatesFinishOneRun(store.toString());
    Stores.isSound(store);
  }

  @Test
  @PostgresSchema.Needed
  void twoGatesFinishOneRunOnAServer() throws Exception {
    try (PostgresSchema schema = new PostgresSchema()) {
      twoGatesFinishOneRun(schema.url());
    }
  }

  @Test
  void aGateFinishesInAFileWhatAKilledOneLeft() throws Exception {
    Path store = folder.resolve("transcripts.db");
    aGateFinishesWhatAKilledOneLeft(store.toString());
    Stores.isSound(store);
  }

  @Test
  @PostgresSchema.Needed
  void aGateFinishesOnAServerWhatAKilledOneLeft() throws Exception {
    try (PostgresSchema schema = new PostgresSchema()) {
      aGateFinishesWhatAKilledOneLeft(schema.url());
    }
  }

  private void twoGatesFinishOneRun(String store) throws Exception {
    Together script = new Together();
    try (FaultyServer server = new FaultyServer(Duration.ofMillis(5), script);
        GateProcess one = start(ONE, store, server);
        GateProcess two = start(TWO, store, server)) {
      one.onExit(script::letGo);
      two.onExit(script::letGo);
      Set<String> seenByOne = one.passes();
      Set<String> seenByTwo = two.passes();
      assertThat(seenByOne.equals(seenByTwo)).as("both saw the same answers").isTrue();
      assertThat(seenByOne.size()).as("answers seen").isEqualTo(TRIALS);
      hasAllTrials(one.result(), script.callsOf(ONE));
      hasAllTrials(two.result(), script.callsOf(TWO));
      assertThat(server.bodies()).as("trials asked").isEqualTo(TRIALS);
      assertThat(server.mostAnswersToOneBody()).as("answers to one trial").isEqualTo(1);
    }
    Stores.holds(store, TRIALS);
  }

  private void aGateFinishesWhatAKilledOneLeft(String store) throws Exception {
    OneIsKilled script = new OneIsKilled();
    try (FaultyServer server = new FaultyServer(Duration.ofMillis(5), script);
        GateProcess one = start(ONE, store, server);
        GateProcess two = start(TWO, store, server)) {
      one.onExit(script::letGo);
      two.onExit(script::letGo);
      script.enough.await();
      Set<String> seenByOne = one.kill();
      Set<String> seenByTwo = two.passes();
      assertThat(seenByTwo.size()).as("answers seen").isEqualTo(TRIALS);
      assertThat(seenByTwo.containsAll(seenByOne)).as("none of them asked again").isTrue();
      hasAllTrials(two.result(), script.callsOf(TWO));
      assertThat(server.bodies()).as("trials asked").isEqualTo(TRIALS);
    }
    Stores.holds(store, TRIALS);
  }

  private GateProcess start(String key, String store, FaultyServer server) throws IOException {
    Path requests = Requests.write(folder, REQUESTS);
    return GateProcess.start(
        folder.resolve(key), store, key, GateProcess.settings(server, requests, CONCURRENCY));
  }

  private static void hasAllTrials(JsonNode result, int asked) {
    assertThat(asked).as("trials that a gate asked itself").isPositive();
    for (String tier : new String[] {"free", "paid"}) {
      assertThat(result.path("tiers").path(tier).path("refused").asInt())
          .as("refused in tier %s", tier)
          .isEqualTo(TRIALS / 2);
    }
    assertThat(result.path("usage").path("stored").asInt())
        .as("from the store when %d were asked", asked)
        .isEqualTo(TRIALS - asked);
  }

  /** Answers nobody before both have called: however slowly one starts, it finds work. */
  private static class Together implements Script {

    private final CountDownLatch both = new CountDownLatch(2);
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    @Override
    public final Reply reply(Call call) {
      int count = calls.computeIfAbsent(call.authorization(), this::first).incrementAndGet();
      try {
        both.await();
        return reply(call, count);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Reply.refusal().ending(Reply.End.DROP);
      }
    }

    private AtomicInteger first(String authorization) {
      both.countDown();
      return new AtomicInteger();
    }

    /** What becomes of a gate's call, once both have called. */
    Reply reply(Call call, int count) throws InterruptedException {
      return Reply.refusal(GateProcess.mark(call));
    }

    /** A gate has ended: nobody need wait for it. */
    void letGo() {
      both.countDown();
    }

    int callsOf(String key) {
      return calls.getOrDefault(header(key), new AtomicInteger()).get();
    }

    static String header(String key) {
      return "Bearer " + key;
    }
  }

  /** Answers the first gate some calls, and the second one only when the first has ended. */
  private static final class OneIsKilled extends Together {

    private static final int ANSWERS = 200;

    private final CountDownLatch enough = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    Reply reply(Call call, int count) throws InterruptedException {
      if (!call.authorization().equals(header(ONE))) {
        ended.await();
      } else if (count > ANSWERS) {
        enough.countDown();
        return Reply.refusal().ending(Reply.End.HANG);
      }
      return super.reply(call, count);
    }

    /** Whichever it was: the test goes on, and fails if it was the second. */
    @Override
    void letGo() {
      super.letGo();
      enough.countDown();
      ended.countDown();
    }
  }
}
