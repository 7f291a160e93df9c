package dev.candor.model.tokens;

import dev.candor.model.ModelSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Models that share a tokenizer, or nearly so, told by their names; the first that fits counts.
 *
 * <p>Characters per token are those of the bundled scenarios' English prompts, which differ by less
 * than 4 % from one scenario to another.
 */
enum TokenFamily {
  GPT_4("gpt-(3\\.5|4($|-[^o]))", 4.50, "as cl100k_base cuts the bundled prompts"),
  GPT("gpt|chatgpt|(^|/)o[1-9]", 4.48, "as o200k_base cuts the bundled prompts"),
  CLAUDE("claude", 3.5, "as its maker says of English; newer ones may take a third more"),
  GEMMA("gemma|gemini", 4.31, "as Gemma 3 counted the bundled prompts"),
  LLAMA("llama", 4.50, "as Llama 3 cuts the bundled prompts"),
  MISTRAL("mi[sx]tral", 4.40, "as Mistral's Tekken cuts the bundled prompts"),
  QWEN("qwen", 4.50, "as Qwen cuts the bundled prompts"),
  DEEPSEEK("deepseek", 4.42, "as DeepSeek cuts the bundled prompts"),
  OTHER("", 4.0, "a rule of thumb for English, as the tokenizer is not known");

  private final Pattern name;
  private final double charactersPerToken;
  private final String origin;

  TokenFamily(String name, double charactersPerToken, String origin) {
    this.name = Pattern.compile(name);
    this.charactersPerToken = charactersPerToken;
    this.origin = origin;
  }

  static TokenFamily of(ModelSpec model) {
    String name = model.name().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(family -> family.name.matcher(name).find())
        .findFirst()
        .orElseThrow();
  }

  double charactersPerToken() {
    return charactersPerToken;
  }

  /** Where the figure comes from. */
  String origin() {
    return origin;
  }
}
