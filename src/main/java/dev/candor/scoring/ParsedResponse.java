package dev.candor.scoring;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer taken apart. All its text is the model's and untrusted.
 *
 * @param scratchpad the reasoning written into the scratchpad, empty if there is none
 * @param nativeReasoning the reasoning of the model's own channel, or left in the text between tags
 *     such as {@code <think>}; empty if there is none
 * @param output the answer proper as the model wrote it, markers included; empty if there is none,
 *     or none that can be told from the reasoning
 * @param outputWithoutMarkers the answer proper without accept and reject markers, stripped
 * @param marker the marker found in the output; one in the reasoning does not count
 * @param defects every departure from the layout, each once, in the order of {@link Defect}
 */
public record ParsedResponse(
    String scratchpad,
    String nativeReasoning,
    String output,
    String outputWithoutMarkers,
    Marker marker,
    List<Defect> defects) {

  public ParsedResponse {
    defects = defects.stream().distinct().sorted().toList();
  }

  /** All reasoning there is: the model's own channel first, then the scratchpad. */
  public String reasoning() {
    return Stream.of(nativeReasoning, scratchpad)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  /** Whether there is something to score: an answer or at least a marker. */
  public boolean answered() {
    return marker != Marker.NONE || !outputWithoutMarkers.isBlank();
  }

  /** Whether the answer keeps to the layout in every point. */
  public boolean wellFormed() {
    return defects.isEmpty();
  }
}
