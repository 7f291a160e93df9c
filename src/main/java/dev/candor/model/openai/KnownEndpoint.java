package dev.candor.model.openai;

import dev.candor.model.http.BaseUrl;
import dev.candor.model.http.KeyRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A well-known server that speaks the dialect.
 *
 * @param name the word before the colon of a model spec
 * @param baseUrl where it is found
 * @param keyRequired whether it refuses calls without a key
 * @param keyVariables environment variables that usually hold its key, the usual one first
 */
record KnownEndpoint(String name, String baseUrl, boolean keyRequired, List<String> keyVariables) {

  static final KnownEndpoint OPENAI =
      hosted("openai", "https://api.openai.com/v1", "OPENAI_API_KEY");

  private static final List<KnownEndpoint> OTHERS =
      List.of(
          hosted("openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
          hosted(
              "deepinfra",
              "https://api.deepinfra.com/v1/openai",
              "DEEPINFRA_API_KEY",
              "DEEPINFRA_TOKEN"),
          hosted("together", "https://api.together.ai/v1", "TOGETHER_API_KEY"),
          hosted("groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY"),
          hosted("fireworks", "https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY"),
          hosted("deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"),
          hosted("xai", "https://api.x.ai/v1", "XAI_API_KEY"),
          local("ollama", 11434),
          local("vllm", 8000, "VLLM_API_KEY"),
          local("llamacpp", 8080, "LLAMA_API_KEY"),
          local("lmstudio", 1234));

  private static KnownEndpoint hosted(String name, String baseUrl, String... keyVariables) {
    return new KnownEndpoint(name, baseUrl, true, List.of(keyVariables));
  }

  private static KnownEndpoint local(String name, int port, String... keyVariables) {
    return new KnownEndpoint(
        name, "http://localhost:" + port + "/v1", false, List.of(keyVariables));
  }

  /** The endpoint of that name. */
  static Optional<KnownEndpoint> of(String name) {
    return Stream.concat(Stream.of(OPENAI), OTHERS.stream())
        .filter(endpoint -> endpoint.name().equals(name))
        .findFirst();
  }

  /** The names beside {@code openai}. */
  static Set<String> otherNames() {
    return OTHERS.stream().map(KnownEndpoint::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The names of those on the user's own machine. */
  static Set<String> localNames() {
    return OTHERS.stream()
        .filter(endpoint -> BaseUrl.isLoopback(endpoint.baseUrl()))
        .map(KnownEndpoint::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * How its key travels. Under the name {@code openai} go all servers that have no name of their
   * own, so elsewhere than at OpenAI the key is sent if there is one.
   */
  KeyRule keyRule(boolean atItsOwnAddress) {
    return KeyRule.bearer(keyRequired && (atItsOwnAddress || !equals(OPENAI)), keyVariables);
  }
}
