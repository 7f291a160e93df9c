package dev.candor.transcript.sql;

import dev.candor.config.CandorException;
import dev.candor.scenario.Resource;
import dev.candor.transcript.CassetteCodec;
import dev.candor.transcript.CassetteEntry;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store in a database. Reading has a connection of its own, so that it never waits for writing.
 */
final class SqlStore implements TranscriptArchive {

  private final Database database;
  private final String worker = UUID.randomUUID().toString();
  private final Session reading;
  private final Session writing;
  private final Writer writer;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SqlStore(Database database, Session reading, Session writing) {
    this.database = database;
    this.reading = reading;
    this.writing = writing;
    this.writer = new Writer(writing, worker);
  }

  /**
   * Opens a store and makes its tables where they are missing.
   *
   * @throws CandorException if it cannot be opened
   */
  static SqlStore open(Database database) {
    try {
      Schema.prepare(database);
      Session writing = new Session(database, Database.Role.WRITING);
      try {
        SqlStore store =
            new SqlStore(database, new Session(database, Database.Role.READING), writing);
        store.writer.start();
        return store;
      } catch (SQLException e) {
        writing.close();
        throw e;
      }
    } catch (SQLException e) {
      database.dispose();
      throw database.failed(e);
    }
  }

  @Override
  public List<Claim> claim(List<PlannedTrial> trials) {
    Set<TranscriptKey> stored = new HashSet<>();
    Set<TranscriptKey> ours = new HashSet<>();
    try {
      Set<TranscriptKey> missing = new LinkedHashSet<>(keys(trials));
      stored.addAll(reading.run(s -> new Completions(s).among(missing)));
      missing.removeAll(stored);
      if (!missing.isEmpty()) {
        Claimed claimed = writer.run(s -> claim(s, missing));
        stored.addAll(claimed.stored());
        ours.addAll(claimed.ours());
      }
    } catch (SQLException e) {
      throw database.failed(e);
    }
    List<Claim> claims = new ArrayList<>(trials.size());
    for (TranscriptKey key : keys(trials)) {
      // A trial that is in the list twice is the caller's once.
      claims.add(
          stored.contains(key) ? Claim.STORED : ours.remove(key) ? Claim.OURS : Claim.THEIRS);
    }
    return claims;
  }

  private record Claimed(Set<TranscriptKey> stored, Set<TranscriptKey> ours) {}

  private Claimed claim(Session session, Set<TranscriptKey> missing) throws SQLException {
    Workers workers = new Workers(session);
    Claims claims = new Claims(session);
    workers.beat(worker);
    Set<TranscriptKey> ours = claims.take(missing, worker);
    if (ours.size() < missing.size() && workers.removeDead()) {
      Set<TranscriptKey> rest = new LinkedHashSet<>(missing);
      rest.removeAll(ours);
      ours.addAll(claims.take(rest, worker));
    }
    // Only now: an answer ends its claim as it comes, so what was free to take may just be here.
    Set<TranscriptKey> stored = new Completions(session).among(missing);
    Set<TranscriptKey> vain = new HashSet<>(ours);
    vain.retainAll(stored);
    claims.drop(vain, worker);
    ours.removeAll(vain);
    return new Claimed(stored, ours);
  }

  @Override
  public CompletableFuture<Void> save(PlannedTrial trial, Transcript transcript) {
    return writer.save(Kept.of(trial, transcript));
  }

  @Override
  public void release(List<PlannedTrial> trials) {
    writer.run(
        s -> {
          new Claims(s).drop(keys(trials), worker);
          return true;
        });
  }

  @Override
  public List<Optional<Transcript>> read(List<PlannedTrial> trials) {
    Map<TranscriptKey, String> lines;
    try {
      lines = reading.run(s -> new Completions(s).lines(new LinkedHashSet<>(keys(trials))));
    } catch (SQLException e) {
      throw database.failed(e);
    }
    return trials.stream()
        .map(trial -> Optional.ofNullable(lines.get(trial.key())).map(line -> read(trial, line)))
        .toList();
  }

  private Transcript read(PlannedTrial trial, String line) {
    CassetteEntry entry =
        CassetteCodec.fromLine(line, database.name() + " at key " + trial.key().sha256());
    return new Transcript(trial.trial(), trial.prompt(), entry.completion(), entry.label());
  }

  @Override
  public List<CassetteEntry> some(Selection selection, int most) {
    List<String> lines;
    try {
      lines = reading.run(s -> new Completions(s).some(selection, most));
    } catch (SQLException e) {
      throw database.failed(e);
    }
    return lines.stream().map(line -> CassetteCodec.fromLine(line, database.name())).toList();
  }

  @Override
  public long export(Selection selection, Consumer<String> lines) {
    try {
      return new Export(database, selection).to(lines);
    } catch (SQLException e) {
      throw database.failed(e);
    }
  }

  @Override
  public long export(Selection selection, Path cassette) {
    try (CassetteFile file = new CassetteFile(cassette)) {
      long count = export(selection, file::add);
      file.finish();
      return count;
    }
  }

  @Override
  public Imported importing(
      Resource cassette, Function<CassetteEntry, Optional<PlannedTrial>> planned) {
    throwIfBroken();
    return new Import(writing, planned).from(cassette);
  }

  private static List<TranscriptKey> keys(Collection<PlannedTrial> trials) {
    return trials.stream().map(PlannedTrial::key).toList();
  }

  private void throwIfBroken() {
    writer
        .failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    writer.close();
    try (writing;
        reading) {
      writing.run(
          s -> {
            new Workers(s).remove(worker);
            return true;
          });
    } catch (SQLException e) {
      // The claims fall with their worker, which is gone as soon as this process is.
    }
    database.dispose();
  }
}
