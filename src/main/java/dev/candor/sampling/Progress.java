package dev.candor.sampling;

import dev.candor.config.Dollars;
import dev.candor.config.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Says now and then how far a run has come, in lines that read alike in a terminal and in the log
 * of a build: nothing in the first five seconds, then less and less often.
 */
public final class Progress implements AutoCloseable {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LONGEST_REASON = 160;

  private final String title;
  private final long total;
  private final boolean mayEndEarlier;
  private final Supplier<Count> counts;
  private final Consumer<String> lines;
  private final LongSupplier nanos;
  private final ScheduledExecutorService clock;
  private final long startedAt;
  private long lastAt;
  private Count last = new Count(0, 0, 0, 0, OptionalDouble.empty());
  private boolean spoke;

  /**
   * Trials so far.
   *
   * @param asked answered in this run
   * @param stored answered before, or by another run
   * @param unanswered given up
   * @param retries calls that were repeats
   * @param usd what was paid, in US dollars; empty if the price is not known
   * @param trouble why calls to the model fail now; empty if none waits to be repeated
   * @param judge how the judge gets on; empty if there is none
   */
  public record Count(
      int asked,
      int stored,
      int unanswered,
      long retries,
      OptionalDouble usd,
      Optional<String> trouble,
      Optional<Judging> judge) {

    /** A count of a run without a judge, whose calls do not fail. */
    public Count(int asked, int stored, int unanswered, long retries, OptionalDouble usd) {
      this(asked, stored, unanswered, retries, usd, Optional.empty(), Optional.empty());
    }

    /** The same count, with what servers may have said as it is to be printed. */
    public Count saying(UnaryOperator<String> foreign) {
      return new Count(
          asked,
          stored,
          unanswered,
          retries,
          usd,
          trouble.map(foreign),
          judge.map(it -> new Judging(it.waiting(), it.retries(), it.trouble().map(foreign))));
    }

    long done() {
      return (long) asked + stored + unanswered;
    }
  }

  /**
   * How a judge gets on.
   *
   * @param waiting answers that are here and wait for it
   * @param retries calls to it that were repeats
   * @param trouble why calls to it fail now; empty if none waits to be repeated
   */
  public record Judging(int waiting, long retries, Optional<String> trouble) {}

  /**
   * Progress of a run that begins now.
   *
   * @param title the run, at the beginning of every line
   * @param total trials of the run
   * @param mayEndEarlier whether the run may have enough before the last trial
   * @param counts how far it has come
   * @param lines takes the lines
   */
  public Progress(
      String title,
      long total,
      boolean mayEndEarlier,
      Supplier<Count> counts,
      Consumer<String> lines) {
    this(
        title,
        total,
        mayEndEarlier,
        counts,
        lines,
        System::nanoTime,
        Executors.newSingleThreadScheduledExecutor(
            work -> Workers.daemon(work, "candor-progress")));
  }

  /** As above, with a clock that need not tick. */
  Progress(
      String title,
      long total,
      boolean mayEndEarlier,
      Supplier<Count> counts,
      Consumer<String> lines,
      LongSupplier nanos,
      ScheduledExecutorService clock) {
    this.title = title;
    this.total = total;
    this.mayEndEarlier = mayEndEarlier;
    this.counts = counts;
    this.lines = lines;
    this.nanos = nanos;
    this.clock = clock;
    this.startedAt = nanos.getAsLong();
    this.lastAt = startedAt;
    schedule(FIRST);
  }

  private void schedule(Duration wait) {
    clock.schedule(
        () -> {
          try {
            tick();
          } catch (RuntimeException e) {
            // Whoever could not count now may be able to at the next line.
          }
          schedule(wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST);
        },
        wait.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private synchronized void tick() {
    Count now = counts.get();
    long at = nanos.getAsLong();
    double seconds = Math.max(1e-3, (at - lastAt) / 1e9);
    double rate = (now.asked() - last.asked()) / seconds;
    List<String> facts = facts(now);
    facts.add(1, rate(rate));
    if (rate > 0) {
      String left = duration(Math.round((total - now.done()) / rate)) + " left";
      facts.add(mayEndEarlier ? "at most " + left : left);
    }
    lines.accept(title + ": " + String.join(", ", facts) + hindrances(now));
    last = now;
    lastAt = at;
    spoke = true;
  }

  /** The run has come to its end; says so if it was said that it goes on. */
  public synchronized void end() {
    if (spoke) {
      Count all = counts.get();
      List<String> facts = facts(all);
      all.judge()
          .filter(judge -> judge.retries() > 0)
          .ifPresent(judge -> facts.add(retries(judge.retries()) + " of the judge"));
      facts.add("done in " + duration(Math.round((nanos.getAsLong() - startedAt) / 1e9)));
      lines.accept(title + ": " + String.join(", ", facts));
    }
  }

  private List<String> facts(Count now) {
    List<String> facts = new ArrayList<>();
    facts.add(
        String.format(
            Locale.ROOT,
            "%,d of %,d (%d %%)",
            now.done(),
            total,
            now.done() * 100 / Math.max(1, total)));
    if (now.stored() > 0) {
      facts.add(String.format(Locale.ROOT, "%,d from the store", now.stored()));
    }
    facts.add(now.unanswered() == 1 ? "1 error" : now.unanswered() + " errors");
    facts.add(retries(now.retries()));
    facts.add(now.usd().isPresent() ? Dollars.of(now.usd().getAsDouble()) : "price unknown");
    return facts;
  }

  /** What keeps the run waiting, so that one sees whether it is the model or the judge. */
  private static String hindrances(Count now) {
    return now.trouble().map(why -> "; the model fails: " + brief(why)).orElse("")
        + now.judge().map(Progress::judging).orElse("");
  }

  private static String judging(Judging judge) {
    List<String> facts = new ArrayList<>();
    if (judge.waiting() > 0) {
      facts.add(
          judge.waiting() == 1
              ? "1 answer waits for it"
              : String.format(Locale.ROOT, "%,d answers wait for it", judge.waiting()));
    }
    if (judge.retries() > 0) {
      facts.add(retries(judge.retries()));
    }
    judge.trouble().ifPresent(why -> facts.add("it fails: " + brief(why)));
    return facts.isEmpty() ? "" : "; the judge: " + String.join(", ", facts);
  }

  /** A server's words may be in it. */
  private static String brief(String why) {
    return Printable.of(why, LONGEST_REASON);
  }

  private static String retries(long count) {
    return count == 1 ? "1 retry" : String.format(Locale.ROOT, "%,d retries", count);
  }

  private static String rate(double perSecond) {
    return perSecond >= 10
        ? String.format(Locale.ROOT, "%,d/s", Math.round(perSecond))
        : String.format(Locale.ROOT, "%.1f/s", perSecond);
  }

  private static String duration(long seconds) {
    if (seconds < 100) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 100
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
