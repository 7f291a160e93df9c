package dev.candor.transcript.sql;

import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Resource;
import dev.candor.transcript.CassetteCodec;
import dev.candor.transcript.CassetteEntry;
import dev.candor.transcript.CassetteLines;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptArchive.Imported;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Transcripts of one cassette into the tables, some hundreds in a transaction. */
final class Import {

  private static final int AT_ONCE = 500;

  private final Session session;
  private final Function<CassetteEntry, Optional<PlannedTrial>> planned;
  private final Map<TranscriptKey, Kept> next = new LinkedHashMap<>();
  private long added;
  private long alreadyHere;
  private long withoutKey;

  Import(Session session, Function<CassetteEntry, Optional<PlannedTrial>> planned) {
    this.session = session;
    this.planned = planned;
  }

  Imported from(Resource cassette) {
    CassetteLines.read(cassette, (number, entry) -> take(entry));
    flush();
    return new Imported(added, alreadyHere, withoutKey);
  }

  private void take(CassetteEntry entry) {
    Optional<Kept> kept =
        entry
            .key()
            .map(key -> underItsKey(key, entry))
            .or(() -> planned.apply(entry).map(trial -> underTheKeyOf(trial, entry)));
    if (kept.isEmpty()) {
      withoutKey++;
    } else if (next.putIfAbsent(kept.get().key(), kept.get()) != null) {
      alreadyHere++;
    } else if (next.size() == AT_ONCE) {
      flush();
    }
  }

  /** The prompt is not on a cassette. */
  private static Kept underItsKey(TranscriptKey key, CassetteEntry entry) {
    String id = entry.requestId().isBlank() ? key.sha256() : entry.requestId();
    Trial trial =
        new Trial(
            entry.scenario(),
            entry.model(),
            new Request(id, entry.requestText(), entry.category(), ""),
            entry.tier(),
            Math.max(1, entry.sample()));
    Transcript transcript =
        new Transcript(trial, new Prompt("", ""), entry.completion(), entry.label());
    return new Kept(
        key, trial, List.of(), CassetteCodec.toLine(transcript), System.currentTimeMillis());
  }

  private static Kept underTheKeyOf(PlannedTrial trial, CassetteEntry entry) {
    return Kept.of(
        trial, new Transcript(trial.trial(), trial.prompt(), entry.completion(), entry.label()));
  }

  private void flush() {
    try {
      int here = session.run(this::add);
      alreadyHere += here;
      added += next.size() - here;
      next.clear();
    } catch (SQLException e) {
      throw session.database().failed(e);
    }
  }

  private int add(Session s) throws SQLException {
    Completions completions = new Completions(s);
    Set<TranscriptKey> here = completions.among(next.keySet());
    completions.add(
        next.values().stream().filter(kept -> !here.contains(kept.key())).toList(), Set.of());
    new Claims(s).drop(next.keySet());
    return here.size();
  }
}
