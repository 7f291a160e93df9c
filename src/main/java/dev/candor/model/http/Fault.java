package dev.candor.model.http;

import dev.candor.model.ModelException.Remedy;

/** What a server's refusal to answer means. */
public enum Fault {
  /** The provider's own filter refused the prompt: an answer of its own class, not an error. */
  FILTERED(Remedy.SKIP_TRIAL, "The provider's filter refused the prompt"),
  /** Overloaded, limited or broken for the moment. */
  BUSY(Remedy.RETRY, "Ask again later, or lower candor.concurrency"),
  /** This prompt cannot be answered, another may well be. */
  PROMPT(Remedy.SKIP_TRIAL, "Look at this request; the others are not touched by it"),
  /** The server or its model cannot hold replies to this form; without one it may well answer. */
  FORM(Remedy.SKIP_TRIAL, "No form was asked for in this call: look at what the server objects to"),
  /** The key is missing, wrong, or not allowed to do this; the endpoint has the advice. */
  KEY(Remedy.STOP_RUN, "Check the key"),
  /** The server does not know the model. */
  MODEL(Remedy.STOP_RUN, "Check the model's name, and the address after @ if there is one"),
  /** The account is spent. */
  QUOTA(Remedy.STOP_RUN, "Top up the account or raise its limit"),
  /** The model does not take one of the sampling settings. */
  SETTING(
      Remedy.STOP_RUN,
      "Change candor.temperature, candor.max-tokens or candor.seed; for a judge,"
          + " candor.judge.temperature or candor.judge.max-tokens"),
  /** Nothing at this address answers chats. */
  ADDRESS(Remedy.STOP_RUN, "Write the server's own address after @");

  private final Remedy remedy;
  private final String advice;

  Fault(Remedy remedy, String advice) {
    this.remedy = remedy;
    this.advice = advice;
  }

  /** What an HTTP status means where the provider has no reading of its own. */
  public static Fault ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> KEY;
      case 402 -> QUOTA;
      case 404, 410 -> MODEL;
      case 405 -> ADDRESS;
      case 408, 409, 425, 429 -> BUSY;
      default -> status >= 500 ? BUSY : status >= 400 ? PROMPT : ADDRESS;
    };
  }

  /** What helps. */
  Remedy remedy() {
    return remedy;
  }

  /** What the user can do; no full stop. */
  String advice() {
    return advice;
  }
}
