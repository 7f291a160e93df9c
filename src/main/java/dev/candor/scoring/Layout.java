package dev.candor.scoring;

import dev.candor.scenario.ReasoningMode;
import dev.candor.scenario.ResponseFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which part of an answer's text is the output, given its blocks.
 *
 * <p>The guiding rule: be tolerant where only one reading makes sense, and find no output where
 * reasoning and answer cannot be told apart.
 */
final class Layout {

  private final String text;
  private final ResponseFormat format;
  private final Markers markers;
  private final Blocks blocks;
  private final boolean reasoningExpected;
  private final Set<Defect> defects = EnumSet.noneOf(Defect.class);

  /**
   * A layout.
   *
   * @param reasonedElsewhere whether reasoning came through the model's own channel, so that text
   *     without tags is surely the answer
   */
  Layout(
      String text,
      ResponseFormat format,
      Markers markers,
      Blocks blocks,
      ReasoningMode mode,
      boolean reasonedElsewhere) {
    this.text = text;
    this.format = format;
    this.markers = markers;
    this.blocks = blocks;
    this.reasoningExpected = mode == ReasoningMode.SCRATCHPAD && !reasonedElsewhere;
    this.defects.addAll(blocks.defects());
  }

  /** Valid once the output is known. */
  Set<Defect> defects() {
    return defects;
  }

  /** The output, stripped and with words or markers in it, if it can be told. */
  Optional<Output> output() {
    Optional<Output> found = blocks.outputs().isEmpty() ? withoutTag() : tagged();
    Optional<Output> output = found.filter(o -> Prose.hasWords(o.span().in(text)));
    if (output.isEmpty()) {
      defects.add(Defect.EMPTY_OUTPUT);
    }
    return output;
  }

  private Optional<Output> tagged() {
    List<Block> real = new ArrayList<>();
    for (Block block : blocks.outputs()) {
      String content = block.content().in(text);
      if (Prose.isPlaceholder(content)) {
        defects.add(Defect.PLACEHOLDER_ECHO);
      } else if (Prose.hasWords(content)) {
        real.add(block);
      }
    }
    if (real.size() > 1) {
      defects.add(Defect.REPEATED_OUTPUT);
    }
    Optional<Block> chosen = real.stream().filter(Block::closed).findFirst();
    chosen = chosen.isPresent() ? chosen : real.stream().findFirst();
    if (chosen.isEmpty()) {
      return defects.contains(Defect.PLACEHOLDER_ECHO)
          ? Optional.empty()
          : afterEmpty(blocks.outputs().get(0), Marker.NONE);
    }
    Block block = chosen.get();
    if (!block.closed()) {
      defects.add(Defect.UNCLOSED_OUTPUT);
    }
    if (wordsOutside(block)) {
      defects.add(Defect.TEXT_OUTSIDE_TAGS);
    }
    String content = block.content().in(text);
    Marker before = markerRightBefore(block);
    if (block.closed() && !Prose.hasWords(markers.removedFrom(content))) {
      // The tag was closed behind the marker, and the answer follows it.
      Optional<Output> after = afterEmpty(block, markers.in(content));
      return after.isPresent() ? after : Optional.of(new Output(block.content(), before));
    }
    return Optional.of(new Output(block.content(), before));
  }

  private Optional<Output> afterEmpty(Block empty, Marker marker) {
    Span rest = blocks.gapAfter(empty);
    if (!empty.closed() || !Prose.hasWords(rest.in(text))) {
      return Optional.empty();
    }
    defects.add(Defect.TEXT_OUTSIDE_TAGS);
    return Optional.of(new Output(rest, marker));
  }

  private Optional<Output> withoutTag() {
    if (blocks.reasoning().isEmpty()) {
      return reasoningExpected ? untagged() : answerWithoutTag(new Span(0, text.length()));
    }
    Block last = blocks.reasoning().get(blocks.reasoning().size() - 1);
    if (!last.closed()) {
      return Optional.empty();
    }
    Span rest = blocks.gapAfter(last);
    if (Prose.hasWords(rest.in(text))) {
      return answerWithoutTag(rest);
    }
    return blocks
        .tags()
        .outputWithin(last.content())
        .map(
            span -> {
              defects.add(Defect.NESTED_TAGS);
              return new Output(span, Marker.NONE);
            });
  }

  private Optional<Output> answerWithoutTag(Span span) {
    if (!format.outputTag().isEmpty()) {
      defects.add(Defect.NO_OUTPUT_TAG);
    }
    return Optional.of(new Output(span, Marker.NONE));
  }

  private Optional<Output> untagged() {
    defects.add(Defect.UNTAGGED);
    int start = markers.firstAtClauseStart(text).orElse(0);
    return Optional.of(new Output(new Span(start, text.length()), Marker.NONE));
  }

  /** Some models write the marker between the scratchpad and the output. */
  private Marker markerRightBefore(Block block) {
    String gap = blocks.gapBefore(block).in(text);
    boolean nothingElse = !Prose.hasWords(markers.removedFrom(gap));
    return nothingElse ? markers.in(gap) : Marker.NONE;
  }

  private boolean wordsOutside(Block chosen) {
    return blocks.gaps().stream()
            .map(gap -> gap.in(text))
            .anyMatch(gap -> Prose.hasWords(markers.removedFrom(gap)))
        || markerRightBefore(chosen) != Marker.NONE;
  }

  /**
   * An output.
   *
   * @param span where it stands
   * @param markerBeside a marker that stands beside it and clearly belongs to it
   */
  record Output(Span span, Marker markerBeside) {}
}
