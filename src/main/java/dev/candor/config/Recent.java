package dev.candor.config;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was lately worked out, for work that comes again soon. Forgets everything when it is full:
 * what comes again is soon known again, and nothing need be counted.
 *
 * <p>Safe for use by several threads, two of which may work the same out.
 *
 * @param <K> what things are worked out from
 * @param <V> what comes of it
 */
public final class Recent<K, V> {

  private final int most;
  private final Function<K, V> working;
  private final Map<K, V> known = new ConcurrentHashMap<>();

  /**
   * Knows nothing yet.
   *
   * @param most how many things to keep, at least 1
   * @param working works one out, and always comes to the same
   */
  public Recent(int most, Function<K, V> working) {
    this.most = most;
    this.working = working;
  }

  /** What comes of this, worked out if it is not known; throws what the working throws. */
  public V of(K key) {
    V value = known.get(key);
    if (value == null) {
      if (known.size() >= most) {
        known.clear();
      }
      value = working.apply(key);
      known.put(key, value);
    }
    return value;
  }
}
