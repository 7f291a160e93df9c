package dev.candor.scoring;

/**
 * A tag that was found in a text.
 *
 * @param name the canonical name, see {@link TagScanner#canonical}
 * @param closing whether it ends an element; a self-closing tag counts as closing, since models
 *     that write {@code <scratchpad/>} mean the end
 * @param start offset of its {@code <}
 * @param end offset behind its {@code >}
 */
record Tag(String name, boolean closing, int start, int end) {

  boolean opening() {
    return !closing;
  }
}
