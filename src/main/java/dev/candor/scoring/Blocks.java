package dev.candor.scoring;

import dev.candor.scenario.ResponseFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Divides an answer into reasoning and outputs, in one walk over its tags.
 *
 * <p>Reasoning hides what is in it: a draft of an output inside a scratchpad is reasoning.
 */
final class Blocks {

  /** Tags that models use for reasoning by habit, whatever the scenario's own tag is called. */
  static final Set<String> HABITUAL =
      Set.of(
          "think",
          "thinking",
          "thought",
          "thoughts",
          "reasoning",
          "scratchpad",
          "scratchpadreasoning");

  private final String text;
  private final TagSequence tags;

  private final List<Block> reasoning = new ArrayList<>();
  private final List<Block> outputs = new ArrayList<>();
  private final Set<Defect> defects = EnumSet.noneOf(Defect.class);
  private int strayEnd;

  private Blocks(String text, TagSequence tags) {
    this.text = text;
    this.tags = tags;
  }

  /** Canonical names of the tags that divide an answer. */
  static Set<String> namesIn(ResponseFormat format) {
    Set<String> names = new HashSet<>(HABITUAL);
    names.add(TagScanner.canonical(format.scratchpadTag()));
    names.add(TagScanner.canonical(format.outputTag()));
    names.remove("");
    return names;
  }

  /**
   * The blocks of an answer.
   *
   * @param names what {@link #namesIn} tells of the format
   */
  static Blocks of(String text, ResponseFormat format, Set<String> names) {
    String output = TagScanner.canonical(format.outputTag());
    Blocks blocks = new Blocks(text, new TagSequence(text, output, names));
    blocks.walk();
    return blocks;
  }

  TagSequence tags() {
    return tags;
  }

  List<Block> reasoning() {
    return reasoning;
  }

  /** Outputs outside all reasoning, in the text's order. */
  List<Block> outputs() {
    return outputs;
  }

  Set<Defect> defects() {
    return defects;
  }

  /** The text between this block and the next one or the end. */
  Span gapAfter(Block block) {
    int start = block.whole().end();
    int end =
        all().stream()
            .mapToInt(other -> other.whole().start())
            .filter(other -> other >= start)
            .min()
            .orElse(text.length());
    // An output that is closed without having been opened ends where it is closed.
    return new Span(start, tags.closedOutput(start, end));
  }

  /** The text between this block and the one before it or the beginning. */
  Span gapBefore(Block block) {
    int end = block.whole().start();
    int start =
        all().stream()
            .mapToInt(other -> other.whole().end())
            .filter(other -> other <= end)
            .max()
            .orElse(0);
    return new Span(start, end);
  }

  /** Every piece of text outside all blocks. */
  List<Span> gaps() {
    List<Span> gaps = new ArrayList<>();
    int at = 0;
    for (Block block : all()) {
      gaps.add(new Span(at, Math.max(at, block.whole().start())));
      at = Math.max(at, block.whole().end());
    }
    gaps.add(new Span(at, text.length()));
    return gaps;
  }

  private List<Block> all() {
    List<Block> all = new ArrayList<>(reasoning);
    all.addAll(outputs);
    all.sort((a, b) -> Integer.compare(a.whole().start(), b.whole().start()));
    return all;
  }

  private void walk() {
    int i = 0;
    while (i < tags.size()) {
      Tag tag = tags.get(i);
      if (tags.isOutput(i)) {
        i = tag.opening() ? output(i) : i + 1;
      } else if (tag.opening()) {
        i = reasoningFrom(i);
      } else {
        i = reasoningUpTo(i);
      }
    }
  }

  private int reasoningFrom(int i) {
    Tag open = tags.get(i);
    int close = tags.closingOf(i, tags.size());
    if (close > i) {
      Tag end = tags.get(close);
      if (tags.between(i, close, open.name())) {
        defects.add(Defect.NESTED_TAGS);
      }
      add(reasoning, open.name(), open.start(), open.end(), end.start(), end.end(), true);
      return close + 1;
    }
    defects.add(Defect.UNCLOSED_SCRATCHPAD);
    int next = tags.outputAfter(i);
    int end = tags.startOf(next);
    add(reasoning, open.name(), open.start(), open.end(), end, end, false);
    return next;
  }

  /** Servers that put the opening tag into the prompt send an answer that only closes it. */
  private int reasoningUpTo(int i) {
    Tag close = tags.get(i);
    boolean first = reasoning.isEmpty() && outputs.isEmpty();
    if (first && Prose.hasWords(text.substring(strayEnd, close.start()))) {
      defects.add(Defect.UNOPENED_SCRATCHPAD);
      add(reasoning, close.name(), strayEnd, strayEnd, close.start(), close.end(), true);
    }
    strayEnd = close.end();
    return i + 1;
  }

  private int output(int i) {
    Tag open = tags.get(i);
    int closing = tags.closingOfOutput(i);
    boolean closed = closing > i;
    int first = i + 1;
    int from = open.end();
    int inner = closingOfLeadingReasoning(i, closed ? closing : tags.size());
    if (inner > i) {
      defects.add(Defect.NESTED_TAGS);
      Tag think = tags.get(i + 1);
      Tag end = tags.get(inner);
      add(reasoning, think.name(), think.start(), think.end(), end.start(), end.end(), true);
      first = inner + 1;
      from = end.end();
    }
    if (closed) {
      Tag close = tags.get(closing);
      if (tags.between(first - 1, closing, open.name())) {
        defects.add(Defect.NESTED_TAGS);
      }
      add(outputs, open.name(), open.start(), from, close.start(), close.end(), true);
      return closing + 1;
    }
    int end = tags.startOf(first);
    add(outputs, open.name(), open.start(), from, end, end, false);
    return first;
  }

  /**
   * Index of the tag that closes reasoning with which an output begins, or {@link
   * TagSequence#NONE}.
   */
  private int closingOfLeadingReasoning(int i, int limit) {
    if (i + 1 >= limit || tags.isOutput(i + 1) || tags.get(i + 1).closing()) {
      return TagSequence.NONE;
    }
    boolean leads = text.substring(tags.get(i).end(), tags.get(i + 1).start()).isBlank();
    int close = leads ? tags.closingOf(i + 1, limit) : TagSequence.NONE;
    return close;
  }

  private void add(
      List<Block> blocks, String name, int start, int from, int to, int end, boolean closed) {
    Span content = new Span(from, to).stripped(text);
    blocks.add(new Block(name, content, new Span(start, end), closed));
  }
}
