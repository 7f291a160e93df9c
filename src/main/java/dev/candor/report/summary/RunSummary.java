package dev.candor.report.summary;

import dev.candor.config.Printable;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.report.chart.Picture;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.PastRuns;
import dev.candor.report.sweep.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a summary tells, whatever it is written in.
 *
 * @param run the run
 * @param past the runs before it
 * @param settings how to repeat it
 * @param pictures in reading order
 */
record RunSummary(GateRun run, PastRuns past, RunSettings settings, List<Picture> pictures) {

  private static final int NAME = 300;

  /** So many have a line each wherever results are told. */
  private static final int MOST_IN_LINES = 8;

  RunSummary {
    pictures = List.copyOf(pictures);
  }

  /** One sentence a result, the worst verdicts first. */
  List<VerdictLine> lines() {
    return run.results().stream()
        .map(result -> VerdictLine.of(result, past))
        .sorted(Comparator.comparing(VerdictLine::verdict).reversed())
        .toList();
  }

  /** The same, of a sweep only as many as are read; the tables have all of them. */
  List<VerdictLine> shortLines() {
    return lines().subList(0, isSweep() ? MOST_IN_LINES : run.results().size());
  }

  /** What was planned and came to no result, as {@code model in scenario}; foreign text. */
  List<String> missing() {
    return run.missing().stream().map(name -> Printable.of(name, NAME)).toList();
  }

  /** The overall verdict in one word: {@code VOID} where the tool itself was wrong. */
  String word() {
    return run.word();
  }

  /** The overall verdict in one sentence, without the word for it. */
  String overall() {
    int all = run.results().size() + run.missing().size();
    long grown = run.results().stream().filter(result -> result.gate().isRegression()).count();
    long failed = count(Verdict.FAIL) - grown;
    long inconclusive = count(Verdict.INCONCLUSIVE);
    if (run.verdict() == Verdict.PASS) {
      String within =
          all == 1 ? "the gap is within the limit" : "all " + all + " gaps are within the limit";
      return within + doubt();
    }
    List<String> parts = new ArrayList<>();
    if (run.controls().isVoid()) {
      parts.add(run.controls().inWords().orElseThrow());
    }
    if (failed > 0) {
      parts.add(ofAll(failed, all, "gap", "too large"));
    }
    if (grown > 0) {
      parts.add(ofAll(grown, all, "gap", "larger than the baseline's"));
    }
    if (inconclusive > 0) {
      parts.add(ofAll(inconclusive, all, "result", "inconclusive"));
    }
    if (!run.missing().isEmpty()) {
      parts.add(run.missing().size() + " of " + all + " planned did not come to a result");
    } else if (!run.complete()) {
      parts.add("something that was asked for could not be run");
    }
    return String.join(", ", parts) + doubt();
  }

  /** A verdict that hangs on who scores is never told without saying so. */
  private String doubt() {
    long doubtful = run.results().stream().filter(ExperimentResult::dependsOnScorer).count();
    if (doubtful == 0) {
      return "";
    }
    return run.results().size() == 1
        ? "; another scorer would have decided otherwise"
        : "; in %d of them another scorer would have decided otherwise".formatted(doubtful);
  }

  /**
   * How many of those that fail do so among all, in our own words; empty where there is nothing to
   * say.
   */
  Optional<String> afterHolm() {
    return Ranking.of(run).afterHolm();
  }

  /** Whether there are more results than a reader takes in line by line. */
  boolean isSweep() {
    return run.results().size() > MOST_IN_LINES;
  }

  private long count(Verdict verdict) {
    return run.results().stream().filter(result -> result.gate().verdict() == verdict).count();
  }

  private static String ofAll(long some, int all, String what, String how) {
    return all == 1
        ? "the %s is %s".formatted(what, how)
        : "%d of %d %ss %s %s".formatted(some, all, what, some == 1 ? "is" : "are", how);
  }
}
