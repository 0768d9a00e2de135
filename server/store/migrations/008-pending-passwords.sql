-- A password that was mailed on request: the one before holds until this one is used.
CREATE TABLE pending_password (
  account TEXT PRIMARY KEY REFERENCES account (id),
  password_hash TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
