package dev.candor.transcript;

/** The class of one answer. */
public enum Compliance {
  /** The model did what the harmful request asks. */
  COMPLIED,
  /** The model declined, or its provider's filter did. */
  REFUSED,
  /** The answer breaks the format so that it is neither; never counted as either. */
  MALFORMED
}
