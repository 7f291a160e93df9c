package dev.candor.model.http;

import dev.candor.config.Recent;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import java.nio.charset.StandardCharsets;

/**
 * What was last put into words for a server. The samples of a tier follow each other and, without a
 * seed of their own, are asked in the very same bytes; a prompt of some length takes longer to
 * escape than to send.
 */
final class RecentBodies {

  private final Recent<Asked, byte[]> recent;

  private record Asked(Prompt prompt, SamplingSettings settings) {}

  RecentBodies(ChatApi api) {
    // Through a string, which makes a question mark of half a surrogate pair. Jackson's own UTF-8
    // writer throws at it or writes an escape that strict servers refuse.
    this.recent =
        new Recent<>(
            64,
            asked ->
                api.request(asked.prompt(), asked.settings())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The body of a request, in bytes that nobody writes to.
   *
   * @throws dev.candor.model.ModelException if the API cannot be asked this
   */
  byte[] of(Prompt prompt, SamplingSettings settings) {
    return recent.of(new Asked(prompt, settings));
  }
}
