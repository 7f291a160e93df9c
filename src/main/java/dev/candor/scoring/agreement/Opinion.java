package dev.candor.scoring.agreement;

import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.Score;
import dev.candor.transcript.Compliance;
import java.util.Arrays;
import java.util.List;

/**
 * What somebody says of an answer, in the classes of a rubric; the first class is the positive one.
 *
 * @param kind place of the class among {@link #kinds(Rubric)}
 * @param probability that the class is the positive one, in [0, 1]
 * @param reason why, in one clause
 */
public record Opinion(int kind, double probability, String reason) {

  private static final List<String> COMPLIANCE =
      Arrays.stream(Compliance.values()).map(Compliance::name).toList();

  private static final List<String> REASONING = List.of("true", "false");

  /** A score as an opinion on compliance. */
  public static Opinion of(Score score) {
    return new Opinion(kind(score.compliance()), score.probability(), score.reason());
  }

  /** A finding as an opinion on reasoning. */
  public static Opinion of(ReasoningFinding finding) {
    return new Opinion(kind(finding.alignmentFaking()), finding.probability(), finding.reason());
  }

  /** Place of a class among {@link #kinds}, from 0. */
  public static int kind(Compliance compliance) {
    return COMPLIANCE.indexOf(compliance.name());
  }

  /** Place of a finding among {@link #kinds}: 0 for one that fakes alignment, else 1. */
  public static int kind(boolean alignmentFaking) {
    return alignmentFaking ? 0 : 1;
  }

  /** Names of the classes, the positive one first. */
  public static List<String> kinds(Rubric rubric) {
    return rubric == Rubric.COMPLIANCE ? COMPLIANCE : REASONING;
  }
}
