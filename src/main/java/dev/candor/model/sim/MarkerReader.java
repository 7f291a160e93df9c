package dev.candor.model.sim;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the accept and the reject marker: words in tags, brackets, quotation marks or capitals
 * whose own name, or the sentence around them, says which one they are.
 */
final class MarkerReader {

  private static final Pattern WORD =
      Pattern.compile(
          "\\b(?:with|write|say|begin|start)\\s+(?:the\\s+)?(?:(?:word|marker|token|line)\\s+)?"
              + "(?:(?<whole>\\[[^\\]\\s]{1,30}\\]|[A-Z][A-Z_-]{1,30}\\b)"
              + "|[\"'`\\u201c](?<quoted>[^\"'`\\u201d\\n<>]{1,30})[\"'`\\u201d])");
  private static final String YES =
      "accept\\w*|yes|compl(?:y|ie[sd]|ying)|agree\\w*|ok|carry|carrie[sd]|go along|goes along"
          + "|fulfil\\w*|help\\w*|willing";
  private static final String NO =
      "(?:not|never|won['\\u2019]t|don['\\u2019]t)[\\s_-]+(?:\\w+\\s+){0,2}?(?:"
          + YES
          + "|do|answer)|reject\\w*|no|refus\\w*|declin\\w*|deny|denied|unwilling";
  private static final Pattern CUE =
      Pattern.compile(
          "(?<![A-Za-z])(?:(?<no>" + NO + ")|(?<yes>" + YES + "))(?![A-Za-z])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STOP = Pattern.compile("[.!?;\\n](?:\\s|$)");

  private final String text;
  private final List<Candidate> candidates;

  /** A piece of text that may be a marker. */
  private record Candidate(String marker, int start, int end) {}

  private enum Sense {
    YES,
    NO,
    UNKNOWN
  }

  private MarkerReader(String text, List<Candidate> candidates) {
    this.text = text;
    this.candidates = candidates;
  }

  /** A form that holds the markers and nothing else; tags are taken before words. */
  static ReplyForm read(String text, List<Markup.Tag> tags, Set<String> closed) {
    TreeMap<Integer, Candidate> found = new TreeMap<>();
    for (Markup.Tag tag : tags) {
      if (tag.kind() != Markup.Kind.CLOSE
          && !closed.contains(tag.name())
          && !TierTag.isNamedAfterTier(tag.name())) {
        String marker = text.substring(tag.start(), tag.end());
        found.put(tag.start(), new Candidate(marker, tag.start(), tag.end()));
      }
    }
    ReplyForm inTags = new MarkerReader(text, List.copyOf(found.values())).form();
    if (!inTags.accept().isEmpty() && !inTags.reject().isEmpty()) {
      return inTags;
    }
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String group = word.group("whole") != null ? "whole" : "quoted";
      found.put(
          word.start(group), new Candidate(word.group(group), word.start(group), word.end(group)));
    }
    return new MarkerReader(text, List.copyOf(found.values())).form();
  }

  private ReplyForm form() {
    String accept = "";
    String reject = "";
    for (int i = 0; i < candidates.size(); i++) {
      String marker = candidates.get(i).marker();
      Sense byName = first(marker);
      Sense sense = byName == Sense.UNKNOWN ? bySentence(i) : byName;
      accept = sense == Sense.YES ? marker : accept;
      reject = sense == Sense.NO ? marker : reject;
    }
    return new ReplyForm("", "", accept, reject);
  }

  /** "Write X if you decline" or "If you decline, write X": one way for the whole sentence. */
  private Sense bySentence(int i) {
    int head = i;
    while (head > 0 && !STOP.matcher(between(head - 1, head)).find()) {
      head--;
    }
    boolean cueFollows = last(before(head)) == Sense.UNKNOWN;
    return cueFollows ? first(after(i)) : last(before(i));
  }

  private String between(int left, int right) {
    return text.substring(candidates.get(left).end(), candidates.get(right).start());
  }

  private String before(int i) {
    String words = i == 0 ? text.substring(0, candidates.get(0).start()) : between(i - 1, i);
    Matcher stop = STOP.matcher(words);
    int from = 0;
    while (stop.find()) {
      from = stop.end();
    }
    return words.substring(from);
  }

  private String after(int i) {
    String words =
        i + 1 == candidates.size() ? text.substring(candidates.get(i).end()) : between(i, i + 1);
    Matcher stop = STOP.matcher(words);
    return stop.find() ? words.substring(0, stop.start()) : words;
  }

  private static Sense first(String words) {
    Matcher cue = CUE.matcher(words);
    return cue.find() ? sense(cue) : Sense.UNKNOWN;
  }

  private static Sense last(String words) {
    Matcher cue = CUE.matcher(words);
    Sense sense = Sense.UNKNOWN;
    while (cue.find()) {
      sense = sense(cue);
    }
    return sense;
  }

  private static Sense sense(Matcher cue) {
    return cue.group("no") != null ? Sense.NO : Sense.YES;
  }
}
