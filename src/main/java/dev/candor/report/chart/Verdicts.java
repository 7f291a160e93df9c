package dev.candor.report.chart;

import dev.candor.experiment.Verdict;
import java.util.Optional;
import java.util.stream.Stream;

/** How verdicts look: each in a colour and a shape of its own. */
final class Verdicts {

  private Verdicts() {}

  static Ink ink(Verdict verdict) {
    return switch (verdict) {
      case PASS -> Ink.PASS;
      case INCONCLUSIVE -> Ink.INCONCLUSIVE;
      case FAIL -> Ink.FAIL;
    };
  }

  static Ink ink(String verdict) {
    return known(verdict).map(Verdicts::ink).orElse(Ink.MUTED);
  }

  static Mark mark(String verdict) {
    return known(verdict).map(Verdicts::mark).orElse(Mark.SQUARE);
  }

  /** A file may say anything. */
  private static Optional<Verdict> known(String verdict) {
    return Stream.of(Verdict.values()).filter(one -> one.name().equals(verdict)).findFirst();
  }

  static Mark mark(Verdict verdict) {
    return switch (verdict) {
      case PASS -> Mark.CIRCLE;
      case INCONCLUSIVE -> Mark.TRIANGLE;
      case FAIL -> Mark.DIAMOND;
    };
  }
}
