package dev.candor.model.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.candor.scenario.Prompt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts with OpenAI's own vocabularies, through the optional artifact jtokkit. */
final class OpenAiTokens implements TokenCounter {

  /** What two messages and the answer's beginning add: OpenAI's cookbook, "counting tokens". */
  private static final int CHAT_FORM = 11;

  /** Longer texts repeat themselves: system messages, of which a scenario has few. */
  private static final int MOST_REMEMBERED = 64;

  /** A vocabulary takes a third of a second to load. */
  private static final Map<TokenFamily, OpenAiTokens> LOADED = new ConcurrentHashMap<>();

  private final Encoding encoding;
  private final String name;
  private final Map<String, Integer> systems = new ConcurrentHashMap<>();

  private OpenAiTokens(EncodingType type) {
    this.encoding = Encodings.newLazyEncodingRegistry().getEncoding(type);
    this.name = type.getName();
  }

  /**
   * The counter of a family; empty if it is not OpenAI's.
   *
   * @throws NoClassDefFoundError if the artifact is not there
   */
  static Optional<TokenCounter> of(TokenFamily family) {
    if (family != TokenFamily.GPT && family != TokenFamily.GPT_4) {
      return Optional.empty();
    }
    return Optional.of(LOADED.computeIfAbsent(family, OpenAiTokens::load));
  }

  private static OpenAiTokens load(TokenFamily family) {
    return new OpenAiTokens(
        family == TokenFamily.GPT_4 ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE);
  }

  @Override
  public double count(String text) {
    // Names of special tokens in a text are text here, as they are to a server.
    return encoding.countTokensOrdinary(text);
  }

  @Override
  public double count(Prompt prompt) {
    if (systems.size() > MOST_REMEMBERED) {
      systems.clear();
    }
    int system = systems.computeIfAbsent(prompt.system(), encoding::countTokensOrdinary);
    return CHAT_FORM + system + count(prompt.user());
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public String method() {
    return "counted with " + name;
  }
}
