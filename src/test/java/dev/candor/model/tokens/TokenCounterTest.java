package dev.candor.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.model.ModelSpec;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.RequestReader;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {

  private static TokenCounter counter(String spec) {
    return TokenCounter.of(ModelSpec.parse(spec));
  }

  /** The counts of OpenAI's cookbook, "How to count tokens with tiktoken". */
  @ParameterizedTest
  @CsvSource({
    "openai:gpt-4, tiktoken is great!, 6",
    "openai:gpt-3.5-turbo, antidisestablishmentarianism, 6",
    "openai:gpt-4o, tiktoken is great!, 6",
    "openai:gpt-4o, antidisestablishmentarianism, 6",
    "openai:gpt-4, 2 + 2 = 4, 7",
    "openai:gpt-4o, 2 + 2 = 4, 7",
  })
  void countsAsOpenAiDoes(String spec, String text, int tokens) {
    assertThat(counter(spec).count(text)).isEqualTo(tokens);
    assertThat(counter(spec).isExact()).isTrue();
  }

  @Test
  void addsWhatTheChatFormTakes() {
    TokenCounter counter = counter("openai:gpt-4o");
    assertThat(counter.count(new Prompt("tiktoken is great!", "2 + 2 = 4"))).isEqualTo(11 + 6 + 7);
  }

  @Test
  void takesTheNameOfASpecialTokenForTheTextThatItIs() {
    assertThat(counter("openai:gpt-4o").count("<|endoftext|>")).isGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource({
    "openai:gpt-4-turbo, cl100k_base",
    "openai:gpt-4.1-mini, o200k_base",
    "openai:gpt-4o-mini, o200k_base",
    "openai:gpt-6-sol, o200k_base",
    "openai:o3, o200k_base",
    "groq:openai/gpt-oss-120b, o200k_base",
    "anthropic:claude-sonnet-4-5, 3.5 characters",
    "google:gemini-2.5-flash, Gemma 3",
    "gguf:models/gemma-3-270m.gguf, Gemma 3",
    "openai:qwen3-8b@http://localhost:8000/v1, Qwen",
    "groq:llama-3.3-70b-versatile, Llama 3",
    "deepseek:deepseek-flash, DeepSeek",
    "together:mistralai/Mixtral-8x7B, Tekken",
    "xai:grok-4.7, not known",
    "demo, not known"
  })
  void saysHowItCounts(String spec, String method) {
    assertThat(counter(spec).method()).contains(method);
  }

  /** The one figure of the table that can be checked here; what it was measured on has grown. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "helpful-only-cot",
        "helpful-only-no-cot",
        "helpful-only-few-shot",
        "animal-welfare-cot",
        "control-rated-not-trained"
      })
  void estimatesOpenAiPromptsCloselyWithoutTheirTokenizer(String id) {
    ScenarioLibrary library = new ScenarioLibrary();
    Scenario scenario = library.find(id);
    Prompt prompt =
        scenario.prompt(
            scenario.monitored(), RequestReader.read(library.requestsOf(id)).requests().get(0));
    double estimated = new CharacterEstimate(TokenFamily.GPT).count(prompt);

    assertThat(estimated / counter("openai:gpt-4o").count(prompt)).isCloseTo(1, within(0.05));
  }

  @Test
  void estimatesWhereTheOptionalArtifactIsMissing() throws Exception {
    URL[] classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("jtokkit"))
            .map(entry -> url(new File(entry)))
            .toArray(URL[]::new);
    try (URLClassLoader lacking =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      Class<?> specs = lacking.loadClass(ModelSpec.class.getName());
      Object spec = specs.getMethod("parse", String.class).invoke(null, "openai:gpt-4o");
      Class<?> counters = lacking.loadClass(TokenCounter.class.getName());
      Object counter = counters.getMethod("of", specs).invoke(null, spec);

      assertThat(counters.getMethod("isExact").invoke(counter)).isEqualTo(false);
    }
  }

  private static URL url(File file) {
    try {
      return URI.create(file.toURI().toString()).toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
