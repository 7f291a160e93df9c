-- One text for SQLite and PostgreSQL. SQLite takes any type name: BYTEA keeps bytes as they are.
-- Times are milliseconds since 1970 UTC; keys and ids are the 32 bytes of a SHA-256.
-- Texts are escaped as inside a JSON string, so that NUL and half a surrogate pair fit everywhere.

CREATE TABLE message (
  id BYTEA NOT NULL PRIMARY KEY,
  text TEXT NOT NULL
);

-- line is the transcript as a line of a cassette. The messages are unknown where it was imported.
CREATE TABLE completion (
  key BYTEA NOT NULL PRIMARY KEY,
  scenario TEXT NOT NULL,
  model TEXT NOT NULL,
  request_id TEXT NOT NULL,
  tier TEXT NOT NULL,
  sample INTEGER NOT NULL,
  system_message BYTEA,
  user_message BYTEA,
  answered_at BIGINT NOT NULL,
  line TEXT NOT NULL
);

-- Whoever asks. One that has not been seen for long, or whose process is gone, is dead.
CREATE TABLE worker (
  id TEXT NOT NULL PRIMARY KEY,
  host TEXT NOT NULL,
  pid BIGINT NOT NULL,
  started BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);

-- Trials that are being asked; they are free again when their worker goes.
CREATE TABLE claim (
  key BYTEA NOT NULL PRIMARY KEY,
  worker TEXT NOT NULL REFERENCES worker (id) ON DELETE CASCADE
);
