package dev.candor.model;

import java.time.Duration;
import java.util.Optional;

/** The server has too many calls for the moment: ask again later, and fewer at a time. */
public final class OverloadException extends ModelException {

  private static final long serialVersionUID = 1L;

  /**
   * A refused call.
   *
   * @param problem what the server said, with provider and HTTP status; no full stop
   * @param advice what the user can do; no full stop
   * @param retryAfter the wait that the server asks for
   */
  public OverloadException(String problem, String advice, Optional<Duration> retryAfter) {
    super(Remedy.RETRY, problem, advice, retryAfter.orElse(null), false);
  }
}
