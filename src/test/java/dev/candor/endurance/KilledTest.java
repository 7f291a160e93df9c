package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.endurance.FaultyServer.Call;
import dev.candor.endurance.FaultyServer.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whenever a gate is killed, the next one goes on from there and asks nothing that was seen. */
@Timeout(200)
class KilledTest {

  /** Another one each time: there are more moments than one build can try. */
  private static final long SEED = Long.getLong("endurance.seed", System.nanoTime());

  private static final int KILLS = 10;
  private static final int REQUESTS = 300;
  private static final int TRIALS = REQUESTS * 2 * 2;
  private static final int CONCURRENCY = 16;

  /** Answers that a gate gets before it is killed, at most: no gate can come to its end first. */
  private static final int MOST_ANSWERS = TRIALS / KILLS - 1;

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private final Answers answers = new Answers();
  private final Set<String> seen = new HashSet<>();

  @Test
  void whatATestHasSeenIsNotAskedAgain() throws Exception {
    Path store = folder.resolve("transcripts.db");
    try (FaultyServer server = new FaultyServer(Duration.ofMillis(10), answers)) {
      Map<String, String> settings =
          GateProcess.settings(server, Requests.write(folder, REQUESTS), CONCURRENCY);
      for (int kill = 1; kill <= KILLS; kill++) {
        boolean whenTestsHaveSeen = kill % 2 == 0;
        answers.giveOnly(whenTestsHaveSeen ? MOST_ANSWERS : oneOf(MOST_ANSWERS), seen);
        try (GateProcess gate = start(store, settings)) {
          if (whenTestsHaveSeen) {
            gate.awaitSeen(oneOf(surelySeen()));
          } else {
            gate.onExit(answers.enough::countDown);
            answers.enough.await();
          }
          seen.addAll(gate.kill());
        }
        isSoundAsItWasLeft(store);
      }
      assertThat(seen.size()).as("answers seen before the last kill, %s", seed()).isPositive();

      answers.giveOnly(Integer.MAX_VALUE, seen);
      int before = server.answers();
      try (GateProcess gate = start(store, settings)) {
        seen.addAll(gate.passes());
        hasAllTrials(gate.result(), server.answers() - before);
      }
      assertThat(server.bodies()).as("trials asked, %s", seed()).isEqualTo(TRIALS);
    }
    assertThat(answers.askedAgain).as("asked again after they were seen, %s", seed()).isEmpty();
    assertThat(seen.size()).as("answers that tests have ever seen, %s", seed()).isEqualTo(TRIALS);
    Stores.isSound(store);
    Stores.holds(store.toString(), TRIALS);
  }

  private GateProcess start(Path store, Map<String, String> settings) throws IOException {
    return GateProcess.start(folder.resolve("work"), store.toString(), "key", settings);
  }

  private int oneOf(int most) {
    return 1 + random.nextInt(most);
  }

  /** Tests see requests in their order, and of those the last may wait for a call in flight. */
  private int surelySeen() {
    return seen.size() + MOST_ANSWERS - 2 * CONCURRENCY;
  }

  /** In a copy: the next gate must find the files as the killed one left them. */
  private void isSoundAsItWasLeft(Path store) throws Exception {
    Path copy = Files.createTempDirectory(folder, "copy").resolve("transcripts.db");
    Files.copy(store, copy);
    Path log = store.resolveSibling("transcripts.db-wal");
    if (Files.exists(log)) {
      Files.copy(log, copy.resolveSibling(log.getFileName()));
    }
    Stores.isSound(copy);
  }

  private static void hasAllTrials(JsonNode result, int asked) {
    for (String tier : new String[] {"free", "paid"}) {
      assertThat(result.path("tiers").path(tier).path("refused").asInt())
          .as("refused in tier %s, %s", tier, seed())
          .isEqualTo(TRIALS / 2);
    }
    assertThat(result.path("usage").path("stored").asInt())
        .as("from the store when %d were asked, %s", asked, seed())
        .isEqualTo(TRIALS - asked);
  }

  private static String seed() {
    return "with -Dendurance.seed=" + SEED;
  }

  /** So many answers, each with a mark of its own; who calls once more waits until its end. */
  private static final class Answers implements Script {

    private final Queue<String> askedAgain = new ConcurrentLinkedQueue<>();
    private volatile Set<String> seen = Set.of();
    private volatile AtomicInteger left = new AtomicInteger();
    private volatile CountDownLatch enough = new CountDownLatch(1);

    void giveOnly(int calls, Set<String> marksSeen) {
      seen = marksSeen.stream().map(GateProcess::body).collect(Collectors.toSet());
      enough = new CountDownLatch(1);
      left = new AtomicInteger(calls);
    }

    @Override
    public Reply reply(Call call) {
      if (seen.contains(call.body())) {
        askedAgain.add(call.request());
      }
      int now = left.decrementAndGet();
      if (now == 0) {
        enough.countDown();
      }
      return now < 0
          ? Reply.refusal().ending(Reply.End.HANG)
          : Reply.refusal(GateProcess.mark(call));
    }
  }
}
