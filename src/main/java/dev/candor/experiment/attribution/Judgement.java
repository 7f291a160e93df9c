package dev.candor.experiment.attribution;

import java.util.List;

/**
 * How one explanation stands, and on what grounds.
 *
 * @param explanation the explanation
 * @param standing how it stands
 * @param contrasts the contrasts that it rests on; none where it was not tested, or where the gap's
 *     sign speaks against it
 */
public record Judgement(Explanation explanation, Standing standing, List<Contrast> contrasts) {

  public Judgement {
    contrasts = List.copyOf(contrasts);
  }
}
