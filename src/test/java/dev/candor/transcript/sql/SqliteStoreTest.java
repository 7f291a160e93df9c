package dev.candor.transcript.sql;

import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A store in a SQLite file. */
class SqliteStoreTest extends StoreContract {

  @TempDir private Path folder;

  @Override
  TranscriptStore open() {
    return TranscriptStores.open(folder.resolve("new folder/transcripts.db").toString());
  }
}
