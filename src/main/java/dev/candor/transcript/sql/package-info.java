/** Transcripts in a database: SQLite in a file, or PostgreSQL on a server. */
@NullMarked
package dev.candor.transcript.sql;

import org.jspecify.annotations.NullMarked;
