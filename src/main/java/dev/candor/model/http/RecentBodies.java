package dev.candor.model.http;

import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was last put into words for a server. The samples of a tier follow each other and, without a
 * seed of their own, are asked in the very same bytes; a prompt of some length takes longer to
 * escape than to send.
 */
final class RecentBodies {

  private static final int MOST = 64;

  private final ChatApi api;
  private final Map<Asked, byte[]> recent = new ConcurrentHashMap<>();

  private record Asked(Prompt prompt, SamplingSettings settings) {}

  RecentBodies(ChatApi api) {
    this.api = api;
  }

  /**
   * The body of a request, in bytes that nobody writes to.
   *
   * @throws dev.candor.model.ModelException if the API cannot be asked this
   */
  byte[] of(Prompt prompt, SamplingSettings settings) {
    Asked asked = new Asked(prompt, settings);
    byte[] known = recent.get(asked);
    if (known == null) {
      if (recent.size() >= MOST) {
        recent.clear();
      }
      // Through a string, which makes a question mark of half a surrogate pair. Jackson's own UTF-8
      // writer throws at it or writes an escape that strict servers refuse.
      known = api.request(prompt, settings).toString().getBytes(StandardCharsets.UTF_8);
      recent.put(asked, known);
    }
    return known;
  }
}
