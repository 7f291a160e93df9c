package dev.candor.model.http;

/** A reply with status 200 that is no answer. */
public final class MalformedReplyException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A reply that is no answer.
   *
   * @param what what is wrong with it, as the end of a sentence that starts with "the reply", in
   *     our own words: no text of the server
   */
  public MalformedReplyException(String what) {
    super(what);
  }
}
