package dev.candor.model.gguf;

import dev.candor.config.CandorException;
import dev.candor.model.ChatModel;
import dev.candor.model.ChatModelProvider;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Opens {@code gguf:/path/to/model.gguf}: llama.cpp inside this JVM, through the optional artifact
 * {@code de.kherud:llama}. No key is needed and nothing leaves the machine.
 *
 * <p>The chat template in the file is used, applied by llama.cpp. A file without one, usually a
 * base model, is asked in a plain transcript of {@code System:}, {@code User:} and {@code
 * Assistant:}.
 *
 * <p>Replies are held to a form by a grammar, so they are of it unless the token limit cuts them
 * off. A schema that has more than types, members, items and lists of values is left to the prompt.
 *
 * <p>Under a seed the same calls in the same order gave the same answers, on one thread as on two;
 * with several slots they would not, as calls in flight together share a batch and its rounding.
 *
 * <p>The binding leaves a native thread behind that keeps a JVM from ending by itself: a program
 * that opens such a model has to end through {@link System#exit}, as Maven, Surefire and IDEs do.
 */
public final class GgufProvider implements ChatModelProvider {

  /** More is of no use to a single question, and memory for all of it is taken at once. */
  private static final int MOST_CONTEXT_TOKENS = 8192;

  /**
   * A second slot shares the cores with the first: on two of them it brought no more tokens a
   * second and cost the answers their repeatability.
   */
  private static final int SLOTS = 1;

  private final ClassLoader loader;

  /** The provider, with the optional artifact looked for where Candor itself was. */
  public GgufProvider() {
    this(GgufProvider.class.getClassLoader());
  }

  /** A provider that looks for the optional artifact in a given place. */
  GgufProvider(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public String name() {
    return "gguf";
  }

  /**
   * Loads a model, which takes from a second to a minute.
   *
   * @throws CandorException if the file is missing, is no GGUF file or one that llama.cpp does not
   *     know, if {@code de.kherud:llama} is not on the class path, or if llama.cpp does not run on
   *     this machine
   */
  @Override
  public ChatModel open(ModelSpec spec, Environment environment) {
    Path file = path(spec);
    GgufHeader header = GgufHeader.read(file);
    LlamaLibrary.load(loader);
    int context = Math.min(MOST_CONTEXT_TOKENS, header.contextTokens().orElse(MOST_CONTEXT_TOKENS));
    LlamaEngine engine = load(file, context);
    ChatFormat format =
        header.chatTemplate().isPresent() ? engine.ownTemplate() : ChatFormat::transcript;
    return new GgufModel(spec, identity(file), engine, format);
  }

  /** Size and time, since a digest of many gigabytes takes longer than loading them. */
  static String identity(Path file) {
    try {
      return Files.size(file) + " bytes of " + Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new CandorException("Cannot read " + file, "Check its permissions", e);
    }
  }

  private static Path path(ModelSpec spec) {
    if (spec.baseUrl().isPresent()) {
      throw new CandorException(
          spec + ": a model inside this JVM has no base URL",
          "Write gguf:/path/to/model.gguf, or openai:NAME@URL for a server");
    }
    try {
      return Path.of(spec.name());
    } catch (InvalidPathException e) {
      throw new CandorException(spec + " names no path", "Write gguf:/path/to/model.gguf", e);
    }
  }

  private static LlamaEngine load(Path file, int contextTokens) {
    try {
      return LlamaEngine.load(file, SLOTS, contextTokens);
    } catch (RuntimeException e) {
      throw new CandorException(
          "llama.cpp cannot load " + file,
          "Check that the file is whole and that its architecture is one that llama.cpp build b4916"
              + " (March 2025) knows; a newer one needs the llama.cpp server and"
              + " -Dcandor.model=openai:NAME@http://localhost:8080/v1",
          e);
    }
  }
}
