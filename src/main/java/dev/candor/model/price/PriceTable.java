package dev.candor.model.price;

import dev.candor.config.CandorException;
import dev.candor.model.ModelSpec;
import dev.candor.model.http.BaseUrl;
import dev.candor.model.openai.OpenAiProvider;
import dev.candor.scenario.Resource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What models cost, as far as it is known; nothing is ever guessed from a similar name. Immutable.
 *
 * <p>Its file is JSON, in US dollars per million tokens:
 *
 * <pre>{@code
 * {"models": [
 *   {"model": "openai:gpt-4o", "input": 2.50, "cachedInput": 1.25, "output": 10.00,
 *    "asOf": "2026-09-07", "source": "OpenAI's pricing page",
 *    "aliases": ["openai:gpt-4o-2024-08-06"]}
 * ]}
 * }</pre>
 *
 * <p>{@code model} is a model spec; with {@code @base-url} the price holds at that address only,
 * and without it only where the spec has none. {@code input}, {@code output} and {@code asOf}, the
 * day on which the price was known to hold, are required. {@code cachedInput} and {@code
 * cacheWrite} are as {@code input} where they are missing. {@code batch} is what the same tokens
 * cost in the provider's batches relative to single calls, in (0, 1]. {@code aliases} are other
 * specs of the same model, such as its dated snapshots. {@code source} and {@code note} are for
 * readers.
 *
 * <p>Where a provider charges more for very long prompts or by the hour, the bundled table has the
 * price of prompts below 100,000 tokens, and the dearest hour.
 */
public final class PriceTable {

  private static final Resource BUNDLED = Resource.ofClassPath("dev/candor/model/prices.json");

  /** Providers whose models run inside this JVM, or do not run at all. */
  private static final Set<String> WITHIN =
      Set.of(ModelSpec.SIM, "gguf", ModelSpec.REPLAY, ModelSpec.DEMO);

  private final Map<ModelSpec, PricedModel> entries;
  private final Map<ModelSpec, ModelSpec> aliases;

  private PriceTable(Map<ModelSpec, PricedModel> entries, Map<ModelSpec, ModelSpec> aliases) {
    this.entries = Map.copyOf(entries);
    this.aliases = Map.copyOf(aliases);
  }

  /** The table that ships with Candor; its days tell how old it is. */
  public static PriceTable bundled() {
    return read(BUNDLED);
  }

  /**
   * Reads a table.
   *
   * @throws CandorException if the file is missing or not as described above; the message names
   *     file and place
   */
  public static PriceTable read(Resource file) {
    Map<ModelSpec, PricedModel> entries = new HashMap<>();
    Map<ModelSpec, ModelSpec> aliases = new HashMap<>();
    List<PricedModel> models = PriceReader.read(file);
    models.forEach(model -> entries.put(key(model.model()), model));
    models.forEach(
        model -> model.aliases().forEach(alias -> aliases.put(key(alias), key(model.model()))));
    return new PriceTable(entries, aliases);
  }

  /**
   * This table with the entries of another, which take precedence. The new price of a model is that
   * of its aliases too.
   */
  public PriceTable with(PriceTable other) {
    Map<ModelSpec, PricedModel> allEntries = new HashMap<>(entries);
    allEntries.putAll(other.entries);
    Map<ModelSpec, ModelSpec> allAliases = new HashMap<>(aliases);
    allAliases.putAll(other.aliases);
    // What was a model of its own here may be an alias there.
    other.aliases.keySet().stream()
        .filter(alias -> !other.entries.containsKey(alias))
        .forEach(allEntries::remove);
    return new PriceTable(allEntries, allAliases);
  }

  /**
   * The price of a model, {@link Price#FREE} if it runs on this machine; empty if it is not known.
   */
  public Optional<Price> find(ModelSpec model) {
    return entry(model)
        .map(PricedModel::price)
        .or(() -> isFree(model) ? Optional.of(Price.FREE) : Optional.empty());
  }

  /** The day on which the model's price was known to hold; empty if the table does not have it. */
  public Optional<LocalDate> asOf(ModelSpec model) {
    return entry(model).map(PricedModel::asOf);
  }

  /**
   * What a provider's batches cost relative to single calls, in (0, 1]; empty if that is not known,
   * or there are none. Candor itself makes single calls.
   */
  public OptionalDouble batchShare(ModelSpec model) {
    return entry(model).map(PricedModel::batch).orElse(OptionalDouble.empty());
  }

  private Optional<PricedModel> entry(ModelSpec model) {
    ModelSpec key = key(model);
    return Optional.ofNullable(entries.get(key))
        .or(() -> Optional.ofNullable(aliases.get(key)).map(entries::get));
  }

  /** The spec, however the end of its base is written. */
  static ModelSpec key(ModelSpec spec) {
    return new ModelSpec(spec.provider(), spec.name(), spec.baseUrl().orElse(""));
  }

  private static boolean isFree(ModelSpec model) {
    return WITHIN.contains(model.provider())
        || OpenAiProvider.localServers().contains(model.provider())
            && model.baseUrl().map(BaseUrl::isLoopback).orElse(true);
  }
}
