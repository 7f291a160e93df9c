package dev.candor.endurance;

import dev.candor.endurance.FaultyServer.Call;
import dev.candor.endurance.FaultyServer.Script;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers some calls at once and has the others wait, so that a gate ends with calls in flight. */
final class HeldBack implements Script {

  private final int atOnce;
  private final int waiting;
  private final Script script;
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch full = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  /**
   * A server that holds back.
   *
   * @param atOnce calls that are answered at once
   * @param waiting calls that a gate makes at a time
   * @param script the answers
   */
  HeldBack(int atOnce, int waiting, Script script) {
    this.atOnce = atOnce;
    this.waiting = waiting;
    this.script = script;
  }

  /** Waits until as many calls wait as the gate makes at a time, or until it has ended. */
  void awaitFull(GateProcess gate) throws InterruptedException {
    gate.onExit(full::countDown);
    full.await();
  }

  /** Answers the calls that wait. */
  void letGo() {
    go.countDown();
  }

  @Override
  public Reply reply(Call call) {
    int count = calls.incrementAndGet();
    if (count == atOnce + waiting) {
      full.countDown();
    }
    try {
      if (count > atOnce) {
        go.await();
      }
      return script.reply(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.refusal().ending(Reply.End.DROP);
    }
  }
}
