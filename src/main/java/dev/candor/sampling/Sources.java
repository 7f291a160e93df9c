package dev.candor.sampling;

import dev.candor.config.CandorException;
import dev.candor.model.ChatModel;
import dev.candor.model.ChatModels;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.model.price.PriceTable;
import dev.candor.scenario.Resource;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.CassetteStore;
import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStores;
import dev.candor.transcript.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens the sources of all runs of a session, and holds what they share: the store, the budget, and
 * for each model the limit of calls in flight.
 *
 * <p>Safe for use by several threads.
 */
public final class Sources implements AutoCloseable {

  /** Where the recording lies that ships as the model {@code demo}. */
  public static final String DEMO_CASSETTE = "dev/candor/demo/demo.jsonl.gz";

  /**
   * The scenario that the recording is asked in where the user names none: the one that its model,
   * which only continues text, can follow.
   */
  public static final String DEMO_SCENARIO = "helpful-only-few-shot";

  private static final String NO_STORE = "none";

  private final int concurrency;
  private final String where;
  private final Budget budget;
  private final PriceTable prices;
  private final Environment environment;
  private final Map<String, CallLimit> limits = new ConcurrentHashMap<>();
  private @Nullable TranscriptArchive store;

  /**
   * Sources under some settings; nothing is opened yet.
   *
   * @param concurrency most calls in flight to one model, at least 1
   * @param where the store: a path, a JDBC URL, or {@code none}
   * @param budgetUsd the most that all runs may spend together, in US dollars; empty for no bound
   * @param prices what tokens cost
   * @param environment where keys are found
   */
  public Sources(
      int concurrency,
      String where,
      OptionalDouble budgetUsd,
      PriceTable prices,
      Environment environment) {
    this.concurrency = concurrency;
    this.where = where;
    this.budget = new Budget(budgetUsd);
    this.prices = prices;
    this.environment = environment;
  }

  /**
   * Opens a live model or a recording.
   *
   * @param settings how it samples, if it is live
   * @throws CandorException if the spec's provider is unknown, or its key, file or artifact is
   *     missing, the store cannot be opened, or a budget has no price to hold to
   */
  public Source open(ModelSpec spec, SamplingSettings settings) {
    return switch (spec.provider()) {
      case ModelSpec.DEMO -> recording(demo());
      case ModelSpec.REPLAY -> recording(Cassette.read(Resource.of(Path.of(spec.name()))));
      default -> live(spec, trial -> settings, settings.maxTokens());
    };
  }

  /** The recording that ships with Candor. */
  public static Cassette demo() {
    return Cassette.read(Resource.ofClassPath(DEMO_CASSETTE));
  }

  private static Source recording(Cassette cassette) {
    return new Source(
        new LackingRespondent(cassette),
        new CassetteStore(cassette),
        new CallLimit(1),
        Spending.none());
  }

  private Source live(ModelSpec spec, Function<Trial, SamplingSettings> settings, int maxTokens) {
    Spending spending = new Spending(spec.toString(), prices.find(spec), budget, maxTokens);
    TranscriptStore kept = store();
    ChatModel model = ChatModels.open(spec, environment);
    CallLimit limit =
        limits.computeIfAbsent(
            spec.toString(), name -> new CallLimit(Math.min(concurrency, model.maxConcurrency())));
    return new Source(
        new LiveRespondent(model, spec.toString(), settings, limit, spending),
        kept,
        limit,
        spending);
  }

  /**
   * Opens a judge: a model that is asked on demand, in settings that depend on the question.
   *
   * @param settings how it samples the answer to a question
   * @param maxTokens most tokens of one of its answers
   * @throws CandorException as {@link #open}
   */
  public Inquiry judge(ModelSpec spec, Function<Trial, SamplingSettings> settings, int maxTokens) {
    return new Inquiry(live(spec, settings, maxTokens));
  }

  /**
   * Opens what is stored of a model's answers, which is not asked for others; so it needs no key.
   * For a recording, this is all of it.
   *
   * @param settings how it sampled
   * @throws CandorException if the spec's provider is unknown, its file or artifact is missing, or
   *     there is no store
   */
  public Source stored(ModelSpec spec, SamplingSettings settings) {
    if (spec.isRecording()) {
      return open(spec, settings);
    }
    TranscriptStore kept = existingArchive();
    CallLimit limit = new CallLimit(1);
    ChatModel model = ChatModels.open(spec, new KeylessEnvironment(environment));
    return new Source(
        new StoredRespondent(
            spec,
            new LiveRespondent(model, spec.toString(), trial -> settings, limit, Spending.none())),
        kept,
        limit,
        Spending.none());
  }

  /**
   * The store as a whole.
   *
   * @throws CandorException if there is none, or it cannot be opened
   */
  public TranscriptArchive archive() {
    if (where.equals(NO_STORE)) {
      throw new CandorException(
          "There is no store: candor.store is none", "Name the one you mean in candor.store");
    }
    return store();
  }

  /**
   * The session's store, to read from.
   *
   * @throws CandorException if there is none yet, or it cannot be opened
   */
  public TranscriptArchive existingArchive() {
    if (!where.equals(NO_STORE) && !hasStore()) {
      throw new CandorException(
          "There is no store " + Path.of(where).toAbsolutePath(),
          "Check candor.store: a run makes a store, an export only reads one");
    }
    return archive();
  }

  /** Whether there is a store that may hold answers of earlier runs; it is not opened. */
  public boolean hasStore() {
    return !where.equals(NO_STORE) && (where.startsWith("jdbc:") || Files.exists(Path.of(where)));
  }

  private synchronized TranscriptArchive store() {
    if (store == null) {
      store = where.equals(NO_STORE) ? TranscriptStores.temporary() : TranscriptStores.open(where);
    }
    return store;
  }

  /** Closes the store; to be called when no run reads from it any more. */
  @Override
  public synchronized void close() {
    if (store != null) {
      store.close();
    }
  }
}
