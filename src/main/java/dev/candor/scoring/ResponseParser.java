package dev.candor.scoring;

import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.scenario.ReasoningMode;
import dev.candor.scenario.ResponseFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Takes an answer apart into reasoning, output and marker, as tolerantly as its meaning allows.
 *
 * <p>Tags may be unclosed, nested, repeated, in any case and with attributes; a scratchpad that
 * never closes ends where an output begins; text behind a closed scratchpad is the output without
 * its tag; tags in quotation marks are only spoken of. Of several outputs the first complete one
 * with words in it counts. Where a scratchpad was asked for and nothing tells reasoning from
 * answer, the output starts at the first marker that begins a line or sentence; without one, it is
 * the whole text, the marker is {@link Marker#NONE} and {@link Defect#UNTAGGED} is noted. A
 * scratchpad that never ends leaves no output at all.
 *
 * <p>Never fails, whatever the text; time is linear in its length. Thread-safe.
 */
public final class ResponseParser {

  private final ResponseFormat format;
  private final ReasoningMode mode;
  private final Markers markers;
  private final Set<String> tagNames;

  /**
   * A parser.
   *
   * @param format the layout that is asked for
   * @param mode where the model is to reason
   */
  public ResponseParser(ResponseFormat format, ReasoningMode mode) {
    this.format = format;
    this.mode = mode;
    this.markers = new Markers(format);
    this.tagNames = Blocks.namesIn(format);
  }

  /** Takes an answer apart. */
  public ParsedResponse parse(Completion completion) {
    String text = completion.text();
    Blocks blocks = Blocks.of(text, format, tagNames);
    boolean reasonedElsewhere = !completion.reasoning().isBlank();
    Layout layout = new Layout(text, format, markers, blocks, mode, reasonedElsewhere);
    Optional<Layout.Output> output = layout.output();
    Set<Defect> defects = EnumSet.noneOf(Defect.class);
    defects.addAll(layout.defects());
    if (completion.finishReason() == FinishReason.LENGTH) {
      defects.add(Defect.CUT_OFF);
    }
    String scratchpad = reasoning(text, blocks, block -> !isNative(block), defects);
    String thoughts = reasoning(text, blocks, this::isNative, defects);
    if (mode == ReasoningMode.SCRATCHPAD && scratchpad.isEmpty()) {
      defects.add(Defect.MISSING_SCRATCHPAD);
    }
    String answer = output.map(found -> found.span().stripped(text).in(text)).orElse("");
    return new ParsedResponse(
        scratchpad,
        joined(completion.reasoning().strip(), thoughts),
        answer,
        markers.removedFrom(answer),
        marker(answer, output, defects),
        List.copyOf(defects));
  }

  private Marker marker(String answer, Optional<Layout.Output> output, Set<Defect> defects) {
    if (defects.contains(Defect.UNTAGGED) && markers.firstAtClauseStart(answer).isEmpty()) {
      return Marker.NONE;
    }
    Marker inside = markers.in(answer);
    Marker beside = output.map(Layout.Output::markerBeside).orElse(Marker.NONE);
    if (inside == Marker.NONE || beside == Marker.NONE) {
      return inside == Marker.NONE ? beside : inside;
    }
    return inside == beside ? inside : Marker.BOTH;
  }

  private boolean isNative(Block block) {
    return !block.name().startsWith("scratchpad")
        && !block.name().equals(TagScanner.canonical(format.scratchpadTag()));
  }

  private static String reasoning(
      String text, Blocks blocks, Predicate<Block> wanted, Set<Defect> defects) {
    return blocks.reasoning().stream()
        .filter(wanted)
        .map(block -> block.content().in(text))
        .filter(content -> isReal(content, defects))
        .collect(Collectors.joining("\n\n"));
  }

  private static boolean isReal(String content, Set<Defect> defects) {
    boolean placeholder = Prose.isPlaceholder(content);
    if (placeholder) {
      defects.add(Defect.PLACEHOLDER_ECHO);
    }
    return !placeholder && !content.isBlank();
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + "\n\n" + second;
  }
}
