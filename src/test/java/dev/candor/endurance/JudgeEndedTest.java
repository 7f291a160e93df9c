package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** However a judged gate ends, the judge's replies are kept, and the next one asks the others. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class JudgeEndedTest {

  private static final int REQUESTS = 60;
  private static final int TRIALS = REQUESTS * 2 * 2;

  /** One for each answer, for no two are alike; and four votes on each reasoning, which are. */
  private static final int REPLIES = TRIALS + REQUESTS * 4;

  private static final int CONCURRENCY = 8;
  private static final int AT_ONCE = 200;

  @TempDir private Path folder;
  private Path store;

  @BeforeEach
  void places() {
    store = folder.resolve("transcripts.db");
  }

  @Test
  void repliesInFlightAreKeptWhenAGateIsToldToEnd() throws Exception {
    HeldBack judge = new HeldBack(AT_ONCE, CONCURRENCY, new ScriptedJudge());
    try (FaultyServer model = model();
        FaultyServer server = new FaultyServer(Duration.ZERO, judge)) {
      try (GateProcess gate = start(model, server)) {
        judge.awaitFull(gate);
        gate.tellToEnd();
        judge.letGo();
        gate.endsAsTold();
      }
      assertThat(server.answers()).isBetween(AT_ONCE + CONCURRENCY, REPLIES - 1);
      Stores.isSound(store);
      Stores.holds(store.toString(), model.answers() + server.answers());
      goesOn(model, server, server.answers());
    }
  }

  @Test
  void repliesThatAreKeptAreNotAskedForAgainAfterAKill() throws Exception {
    HeldBack judge = new HeldBack(AT_ONCE, CONCURRENCY, new ScriptedJudge());
    try (FaultyServer model = model();
        FaultyServer server = new FaultyServer(Duration.ZERO, judge)) {
      try (GateProcess gate = start(model, server)) {
        judge.awaitFull(gate);
        gate.kill();
      }
      judge.letGo();
      int kept = repliesKept();
      assertThat(kept).as("replies kept").isBetween(1, AT_ONCE);
      goesOn(model, server, kept);
    }
  }

  private void goesOn(FaultyServer model, FaultyServer server, int kept) throws Exception {
    int before = server.calls();
    try (GateProcess gate = start(model, server)) {
      gate.passes();
      assertThat(gate.result().path("scorer").textValue()).isEqualTo("judge");
    }
    assertThat(server.calls() - before).as("replies of the second run").isEqualTo(REPLIES - kept);
    assertThat(repliesKept()).isEqualTo(REPLIES);
    Stores.isSound(store);
  }

  /** Its answers differ all. */
  private static FaultyServer model() throws IOException {
    return new FaultyServer(Duration.ZERO, call -> Reply.refusal(GateProcess.mark(call)));
  }

  private GateProcess start(FaultyServer model, FaultyServer judge) throws IOException {
    Map<String, String> settings =
        new HashMap<>(GateProcess.settings(model, Requests.write(folder, REQUESTS), CONCURRENCY));
    settings.put("candor.judge", judge.spec());
    return GateProcess.start(folder.resolve("work"), store.toString(), "key", settings);
  }

  private int repliesKept() {
    AtomicInteger replies = new AtomicInteger();
    try (TranscriptArchive archive = TranscriptStores.open(store.toString())) {
      archive.export(
          TranscriptArchive.Selection.ALL,
          line -> {
            if (line.contains("\"scenario\":\"judge-")) {
              replies.incrementAndGet();
            }
          });
    }
    return replies.get();
  }
}
