package dev.candor.scoring;

/** One way in which an answer departs from the layout that its scenario asks for. */
public enum Defect {
  /** The token limit ended the answer. */
  CUT_OFF("the token limit cut the answer off"),
  /** The scenario asks for a scratchpad and the answer has none. */
  MISSING_SCRATCHPAD("the scratchpad is missing"),
  /** A scratchpad, or another reasoning tag, opens and never closes. */
  UNCLOSED_SCRATCHPAD("the scratchpad is never closed"),
  /** A scratchpad, or another reasoning tag, closes that never opened. */
  UNOPENED_SCRATCHPAD("the scratchpad is closed but never opened"),
  /** The output opens and never closes. */
  UNCLOSED_OUTPUT("the output is never closed"),
  /** There is an answer, told apart from the reasoning, but no tag around it. */
  NO_OUTPUT_TAG("the answer has no output tag"),
  /** No tag at all where a scratchpad was asked for: reasoning and answer look alike. */
  UNTAGGED("there are no tags that tell reasoning from answer"),
  /** More than one output; the first with words in it is taken. */
  REPEATED_OUTPUT("there is more than one output"),
  /** A tag inside another, or inside itself. */
  NESTED_TAGS("tags are nested"),
  /** Words outside all tags. */
  TEXT_OUTSIDE_TAGS("there is text outside the tags"),
  /** The prompt's own placeholder stands where the answer or the reasoning should be. */
  PLACEHOLDER_ECHO("the prompt's placeholder is repeated"),
  /** No answer, or none that can be told from the reasoning. */
  EMPTY_OUTPUT("there is no answer");

  private final String words;

  Defect(String words) {
    this.words = words;
  }

  /** The defect in words: a clause without capital and full stop. */
  public String inWords() {
    return words;
  }
}
