package dev.candor.model.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads out of a message how the answer is to be laid out. A tag counts only where its name, its
 * content or the words before it say what it is for: a request may hold tags of its own.
 */
final class ReplyFormReader {

  private static final String THINKING =
      "scratch\\w*|think\\w*|thoughts?|reason\\w*|reflect\\w*|deliberat\\w*|ponder\\w*|private\\w*"
          + "|cot";
  private static final String ANSWERING =
      "outputs?|answers?|repl(?:y|ies)|respon[ds]\\w*|say|speak|final";
  private static final Pattern NAME =
      Pattern.compile(
          "(?:^|[-_])(?:(?<thinking>" + THINKING + ")|(?<answering>" + ANSWERING + "))(?:$|[-_])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:(?<thinking>" + THINKING + ")|(?<answering>" + ANSWERING + "))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?\\n]\\s");
  private static final int NEAR = 80;

  private final String text;
  private final List<Markup.Tag> tags;
  private String scratchpad = "";
  private String output = "";

  private enum Use {
    THINKING,
    ANSWERING,
    UNKNOWN
  }

  private ReplyFormReader(String text, List<Markup.Tag> tags) {
    this.text = text;
    this.tags = tags;
  }

  /** The form that a message asks for, given its tags. */
  static ReplyForm read(String text, List<Markup.Tag> tags) {
    return new ReplyFormReader(text, tags).form();
  }

  private ReplyForm form() {
    Set<String> closed = new HashSet<>();
    for (Markup.Tag tag : tags) {
      if (tag.kind() == Markup.Kind.CLOSE) {
        closed.add(tag.name());
      }
    }
    for (int i = 0; i < tags.size(); i++) {
      Markup.Tag tag = tags.get(i);
      if (tag.kind() == Markup.Kind.OPEN
          && closed.contains(tag.name())
          && !TierTag.isNamedAfterTier(tag.name())) {
        assign(tag.name(), use(i));
      }
    }
    ReplyForm markers = MarkerReader.read(text, tags, closed);
    return new ReplyForm(scratchpad, output, markers.accept(), markers.reject());
  }

  private void assign(String name, Use use) {
    // Instructions follow the request, so what comes later counts.
    if (use == Use.THINKING) {
      scratchpad = name;
    } else if (use == Use.ANSWERING && !name.equals(scratchpad)) {
      output = name;
    }
  }

  private Use use(int index) {
    Markup.Tag tag = tags.get(index);
    Use byName = last(NAME.matcher(tag.name()));
    if (byName != Use.UNKNOWN) {
      return byName;
    }
    Use byContent =
        Markup.content(text, tags, index)
            .filter(content -> content.length() <= NEAR)
            .map(content -> last(WORDS.matcher(content)))
            .orElse(Use.UNKNOWN);
    if (byContent != Use.UNKNOWN) {
      return byContent;
    }
    boolean afterScratchpad =
        index > 0
            && tags.get(index - 1).kind() == Markup.Kind.CLOSE
            && tags.get(index - 1).name().equals(scratchpad)
            && text.substring(tags.get(index - 1).end(), tag.start()).isBlank();
    return afterScratchpad ? Use.ANSWERING : last(WORDS.matcher(before(index)));
  }

  /** The words before a tag, in its sentence, after the tag before it. */
  private String before(int index) {
    int end = tags.get(index).start();
    int start = Math.max(index == 0 ? 0 : tags.get(index - 1).end(), end - NEAR);
    String words = text.substring(start, end);
    Matcher stop = SENTENCE_END.matcher(words);
    int from = 0;
    while (stop.find()) {
      from = stop.end();
    }
    return words.substring(from);
  }

  private static Use last(Matcher matcher) {
    Use use = Use.UNKNOWN;
    while (matcher.find()) {
      use = matcher.group("thinking") != null ? Use.THINKING : Use.ANSWERING;
    }
    return use;
  }
}
