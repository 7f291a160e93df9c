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
import java.util.concurrent.Semaphore;
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

  /** Answers that a gate gets before it is killed, at most: none comes to its end first. */
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
      int kept = 0;
      for (int kill = 1; kill <= KILLS; kill++) {
        boolean whenSeen = kill % 2 == 0;
        answers.giveOnly(whenSeen ? 0 : oneOf(MOST_ANSWERS), seen);
        try (GateProcess gate = start(store, settings)) {
          gate.onExit(answers::letGo);
          if (whenSeen) {
            waitUntilTestsSeeWhatComes(gate, kept);
          } else {
            answers.enough.await();
          }
          seen.addAll(gate.kill());
        }
        kept = keptInOneGo(store);
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

  /**
   * Tests start later than their run asks. Only when they have seen all that was kept before do
   * they see an answer as soon as it is there, which is when it had better be kept.
   */
  private void waitUntilTestsSeeWhatComes(GateProcess gate, int kept) throws InterruptedException {
    gate.awaitSeen(kept);
    answers.giveMore(MOST_ANSWERS);
    // A request with a call in flight holds up those behind it.
    gate.awaitSeen(kept + oneOf(MOST_ANSWERS - 3 * CONCURRENCY));
  }

  /**
   * Answers kept to the first requests, up to the first one that lacks some. Looks at a copy of the
   * store: the next gate must find the files as the killed one left them.
   */
  private int keptInOneGo(Path store) throws Exception {
    Path copy = Files.createTempDirectory(folder, "copy").resolve("transcripts.db");
    Files.copy(store, copy);
    Path log = store.resolveSibling("transcripts.db-wal");
    if (Files.exists(log)) {
      Files.copy(log, copy.resolveSibling(log.getFileName()));
    }
    Stores.isSound(copy);
    return Stores.wholeRequests(copy, TRIALS / REQUESTS) * TRIALS / REQUESTS;
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

  /** So many answers, each with a mark of its own; who calls once more waits for more. */
  private static final class Answers implements Script {

    private final Queue<String> askedAgain = new ConcurrentLinkedQueue<>();
    private volatile Set<String> seen = Set.of();
    private volatile Semaphore left = new Semaphore(0);
    private volatile CountDownLatch enough = new CountDownLatch(1);

    /** For the next gate: what still waits is left to itself, for its gate is dead. */
    void giveOnly(int count, Set<String> marksSeen) {
      seen = marksSeen.stream().map(GateProcess::body).collect(Collectors.toSet());
      enough = new CountDownLatch(count);
      left = new Semaphore(count, true);
    }

    void giveMore(int count) {
      left.release(count);
    }

    /** The gate has ended: nobody need wait for its calls. */
    void letGo() {
      while (enough.getCount() > 0) {
        enough.countDown();
      }
    }

    @Override
    public Reply reply(Call call) {
      if (seen.contains(call.body())) {
        askedAgain.add(call.request());
      }
      try {
        left.acquire();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Reply.refusal().ending(Reply.End.DROP);
      }
      enough.countDown();
      return Reply.refusal(GateProcess.mark(call));
    }
  }
}
