package dev.candor.model;

import java.util.Locale;

/** Why a model stopped writing. */
public enum FinishReason {
  /** The model ended its answer. */
  STOP,
  /** The token limit cut the answer off. */
  LENGTH,
  /** The provider's own filter refused the prompt or withheld the answer. */
  CONTENT_FILTER;

  /** The name used in cassettes: {@code stop}, {@code length} or {@code content_filter}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
