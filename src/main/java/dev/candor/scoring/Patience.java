package dev.candor.scoring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which replies that cannot be read were asked for in this session, and which are left from
 * earlier runs: a judge's patience ends with the former alone, so that whoever runs again has asked
 * again what was never answered. To be shared by all judges of a session, or the same question
 * would try each one's patience anew.
 *
 * <p>Thread-safe. It remembers questions with such a reply, and no others.
 */
public final class Patience {

  /** By question, the first sample that was asked for in this session and cannot be read. */
  private final Map<String, Integer> firstAsked = new ConcurrentHashMap<>();

  /** A reply that cannot be read. */
  void spoilt(JudgeQuestion question, int sample, boolean fresh) {
    if (fresh) {
      firstAsked.merge(key(question), sample, Math::min);
    }
  }

  /** Whether a sample that cannot be read is left from an earlier run. */
  boolean isEarlier(JudgeQuestion question, int sample) {
    return sample < firstAsked.getOrDefault(key(question), Integer.MAX_VALUE);
  }

  private static String key(JudgeQuestion question) {
    return question.rubric() + question.request().id();
  }
}
