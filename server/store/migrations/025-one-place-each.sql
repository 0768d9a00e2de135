-- What is written with every step lies in its index, instead of in a table and an index of it.
ALTER TABLE throttle RENAME TO throttle_before;
CREATE TABLE throttle (
  key TEXT NOT NULL,
  at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (key, at)
) STRICT, WITHOUT ROWID;
INSERT INTO throttle SELECT key, at, count(*) FROM throttle_before GROUP BY key, at;
DROP TABLE throttle_before;

ALTER TABLE idempotency RENAME TO idempotency_before;
CREATE TABLE idempotency (
  key TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO idempotency SELECT key, account, answer, at FROM idempotency_before;
DROP TABLE idempotency_before;
