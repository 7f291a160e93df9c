package dev.candor.transcript;

import dev.candor.transcript.sql.SqlStores;

/** Opens the store that the setting {@code candor.store} names. */
public final class TranscriptStores {

  private TranscriptStores() {}

  /**
   * Opens a store and makes what is missing of it: the folders, the file, the tables.
   *
   * @param where the path of a SQLite file, {@code jdbc:sqlite:PATH}, or {@code
   *     jdbc:postgresql://HOST:PORT/DATABASE}; user and password of the latter come from its
   *     parameters {@code user} and {@code password}, from {@code PGUSER} and {@code PGPASSWORD} in
   *     the environment, or from the file {@code ~/.pgpass}
   * @throws dev.candor.config.CandorException if the store cannot be opened; no message carries a
   *     password
   */
  public static TranscriptArchive open(String where) {
    return SqlStores.open(where);
  }

  /**
   * Opens a store for one run: {@code candor.store=none}. It lies in the folder for temporary
   * files, is readable by its owner alone, and is deleted when it is closed.
   *
   * @throws dev.candor.config.CandorException if that folder cannot be written
   */
  public static TranscriptArchive temporary() {
    return SqlStores.temporary();
  }
}
