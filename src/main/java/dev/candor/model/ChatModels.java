package dev.candor.model;

import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Opens models by their spec, through every {@link ChatModelProvider} on the class path. */
public final class ChatModels {

  /**
   * Providers that play back transcripts. They need floors above this one, which open them before
   * asking here; they are named so that a slip in typing finds them.
   */
  private static final Set<String> RECORDINGS = Set.of(ModelSpec.DEMO, "replay");

  private ChatModels() {}

  /**
   * Opens a model.
   *
   * @param spec what the user asked for
   * @param environment where keys are found
   * @throws CandorException if no provider has that name, or the provider cannot open the model
   */
  public static ChatModel open(ModelSpec spec, Environment environment) {
    return providers()
        .filter(provider -> names(provider).anyMatch(spec.provider()::equals))
        .findFirst()
        .orElseThrow(() -> unknown(spec))
        .open(spec, environment);
  }

  /**
   * Says whether a provider is there, for models that will not be asked.
   *
   * @throws CandorException if no provider has that name
   */
  public static void requireKnown(ModelSpec spec) {
    if (!knownProviders().contains(spec.provider())) {
      throw unknown(spec);
    }
  }

  /** Every word that can stand before the colon of a model spec, recordings included. */
  public static SortedSet<String> knownProviders() {
    SortedSet<String> known = new TreeSet<>(RECORDINGS);
    providers().flatMap(ChatModels::names).forEach(known::add);
    return known;
  }

  private static CandorException unknown(ModelSpec spec) {
    if (RECORDINGS.contains(spec.provider())) {
      return new CandorException(
          "Model " + spec + " is a recording and cannot be asked anything else",
          "Name a model that answers, such as openai:gpt-4o");
    }
    SortedSet<String> known = knownProviders();
    Optional<String> nearest = Nearest.to(spec.provider(), known);
    return new CandorException(
        "Model " + spec + ": there is no provider '" + spec.provider() + "'",
        nearest.map(name -> "Did you mean '" + name + "'? ").orElse("")
            + "Known providers are "
            + String.join(", ", known));
  }

  private static Stream<ChatModelProvider> providers() {
    return ServiceLoader.load(ChatModelProvider.class).stream().map(ServiceLoader.Provider::get);
  }

  private static Stream<String> names(ChatModelProvider provider) {
    return Stream.concat(Stream.of(provider.name()), provider.aliases().stream());
  }
}
