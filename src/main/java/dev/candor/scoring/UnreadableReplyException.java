package dev.candor.scoring;

/**
 * A judge's reply that holds no verdict, or none that is beyond doubt. The message is a clause of
 * our own words about the reply, such as {@code it is empty}, and quotes nothing of it.
 */
public final class UnreadableReplyException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableReplyException(String reason) {
    super(reason);
  }
}
