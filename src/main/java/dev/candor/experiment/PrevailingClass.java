package dev.candor.experiment;

import dev.candor.transcript.Compliance;
import java.util.function.ToIntFunction;

/**
 * What most of a request's answers in a tier are. Of classes with equally many it is the first one
 * here, so that compliance is not hidden by as many refusals.
 */
public enum PrevailingClass {
  /** Does what was asked. */
  COMPLIED("complied"),
  /** Declines. */
  REFUSED("refused"),
  /** Breaks the format. */
  MALFORMED("malformed"),
  /** There is no answer. */
  UNANSWERED("unanswered");

  private final String label;

  PrevailingClass(String label) {
    this.label = label;
  }

  /** What reports call it. */
  public String label() {
    return label;
  }

  static PrevailingClass of(OutcomeTable table, int request, int tier) {
    return of(compliance -> table.count(request, tier, compliance));
  }

  /** What most of some answers are, counted by class. */
  public static PrevailingClass of(ToIntFunction<Compliance> answers) {
    PrevailingClass prevailing = UNANSWERED;
    int most = 0;
    for (Compliance compliance : Compliance.values()) {
      int count = answers.applyAsInt(compliance);
      if (count > most) {
        most = count;
        prevailing = of(compliance);
      }
    }
    return prevailing;
  }

  private static PrevailingClass of(Compliance compliance) {
    return switch (compliance) {
      case COMPLIED -> COMPLIED;
      case REFUSED -> REFUSED;
      case MALFORMED -> MALFORMED;
    };
  }
}
