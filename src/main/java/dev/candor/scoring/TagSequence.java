package dev.candor.scoring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tags of one answer in their order, and which of them belong together. */
final class TagSequence {

  /** Stands for no tag. */
  static final int NONE = -1;

  private final String text;
  private final String outputName;
  private final List<Tag> tags;
  private final int[] partner;
  private final Map<String, Integer> lastClosing = new HashMap<>();

  /**
   * The tags of a text.
   *
   * @param outputName canonical name of the output tag
   * @param names canonical names of all tags that are looked for
   */
  TagSequence(String text, String outputName, Set<String> names) {
    this.text = text;
    this.outputName = outputName;
    this.tags =
        TagScanner.scan(text, names).stream()
            .filter(tag -> !TagScanner.isMention(text, tag))
            .toList();
    this.partner = pairOutputs();
    for (int i = 0; i < tags.size(); i++) {
      if (tags.get(i).closing()) {
        lastClosing.put(tags.get(i).name(), i);
      }
    }
  }

  int size() {
    return tags.size();
  }

  Tag get(int i) {
    return tags.get(i);
  }

  /** Where a tag begins; the end of the text for the index behind the last tag. */
  int startOf(int i) {
    return i < tags.size() ? tags.get(i).start() : text.length();
  }

  boolean isOutput(int i) {
    return tags.get(i).name().equals(outputName);
  }

  /** Index of the tag that closes this output, or {@link #NONE}. */
  int closingOfOutput(int i) {
    return partner[i] > i ? partner[i] : NONE;
  }

  /** Whether a tag of this name stands between two others. */
  boolean between(int first, int last, String name) {
    return tags.subList(first + 1, last).stream().anyMatch(tag -> tag.name().equals(name));
  }

  /** The last complete output inside a span. */
  Optional<Span> outputWithin(Span span) {
    for (int i = tags.size() - 1; i >= 0; i--) {
      if (partner[i] > i
          && tags.get(i).start() >= span.start()
          && tags.get(partner[i]).end() <= span.end()) {
        return Optional.of(new Span(tags.get(i).end(), tags.get(partner[i]).start()));
      }
    }
    return Optional.empty();
  }

  /** Where an output is closed between two offsets; the second offset if none is. */
  int closedOutput(int start, int end) {
    for (int i = 0; i < tags.size(); i++) {
      Tag tag = tags.get(i);
      if (isOutput(i) && tag.closing() && tag.start() >= start && tag.end() <= end) {
        return tag.start();
      }
    }
    return end;
  }

  /**
   * The closing tag of a reasoning tag: the first one that is not followed at once by another, so
   * that nested scratchpads end with the last. {@link #NONE} if there is none before the limit; the
   * index of the last one keeps a text full of unclosed tags from being searched again and again.
   */
  int closingOf(int i, int limit) {
    String name = tags.get(i).name();
    int last = lastClosing.getOrDefault(name, NONE);
    for (int j = i + 1; j <= last && j < limit; j++) {
      boolean end = j == last || !isClosing(j + 1, name);
      if (end && isClosing(j, name)) {
        return j;
      }
    }
    return NONE;
  }

  private boolean isClosing(int i, String name) {
    return tags.get(i).closing() && tags.get(i).name().equals(name);
  }

  /** The output that ends an unclosed scratchpad: a complete one, or the last that looks real. */
  int outputAfter(int i) {
    int found = tags.size();
    for (int j = i + 1; j < tags.size(); j++) {
      Tag tag = tags.get(j);
      if (isOutput(j) && tag.opening()) {
        if (partner[j] > j) {
          return j;
        }
        found = TagScanner.startsClause(text, tag.start()) ? j : found;
      }
    }
    return found;
  }

  /** Gives every output tag its innermost partner; tags without one are strays. */
  private int[] pairOutputs() {
    int[] partners = new int[tags.size()];
    Arrays.fill(partners, NONE);
    int[] open = new int[tags.size()];
    int depth = 0;
    for (int i = 0; i < tags.size(); i++) {
      if (isOutput(i)) {
        if (tags.get(i).opening()) {
          open[depth++] = i;
        } else if (depth > 0) {
          partners[i] = open[--depth];
          partners[open[depth]] = i;
        }
      }
    }
    return partners;
  }
}
