-- One SQL for SQLite and PostgreSQL: BYTEA keeps bytes as they are in both, times are milliseconds.

CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  title TEXT NOT NULL,
  dataset TEXT,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL
);

CREATE INDEX conversations_of_owner ON conversations (owner, updated);
CREATE INDEX conversations_by_age ON conversations (updated);

CREATE TABLE answers (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  asked BIGINT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'stopped', 'failed')),
  beat BIGINT NOT NULL,
  text TEXT NOT NULL,
  answer BYTEA,
  failure TEXT
);

CREATE INDEX answers_of_conversation ON answers (conversation_id, asked);
CREATE INDEX answers_by_status ON answers (status);

CREATE TABLE files (
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  content BYTEA NOT NULL,
  sent BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, id)
);

CREATE TABLE feedback (
  answer_id TEXT PRIMARY KEY REFERENCES answers (id) ON DELETE CASCADE,
  rating TEXT NOT NULL CHECK (rating IN ('up', 'down')),
  reason TEXT,
  given BIGINT NOT NULL
);

CREATE TABLE shares (
  link TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL UNIQUE REFERENCES conversations (id) ON DELETE CASCADE,
  shared BIGINT NOT NULL
);

CREATE TABLE plans (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  started BIGINT NOT NULL
);
