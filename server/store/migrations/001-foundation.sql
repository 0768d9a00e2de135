-- Everything the platform keeps. Times are UTC ISO text, ids opaque text, money whole fen.

CREATE TABLE edition (
  id TEXT PRIMARY KEY,
  programme TEXT NOT NULL,
  files TEXT NOT NULL,
  language TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  programme TEXT NOT NULL,
  number INTEGER NOT NULL,
  edition TEXT NOT NULL REFERENCES edition (id),
  note TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  effective_at TEXT NOT NULL,
  reinstates INTEGER,
  UNIQUE (programme, number)
) STRICT;

CREATE TABLE draft (
  programme TEXT PRIMARY KEY,
  base TEXT,
  files TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE programme_state (
  programme TEXT PRIMARY KEY,
  open INTEGER NOT NULL,
  reason TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE organisation (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  credit_code TEXT NOT NULL UNIQUE,
  district TEXT NOT NULL,
  contact TEXT NOT NULL,
  mobile TEXT NOT NULL,
  email TEXT NOT NULL,
  consent_version TEXT NOT NULL,
  consent_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT REFERENCES organisation (id),
  district TEXT,
  email TEXT,
  password_hash TEXT,
  -- initial: mailed, to be changed by force; set: chosen by the person
  password_state TEXT NOT NULL,
  password_expires_at TEXT,
  disabled INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  last_seen_at TEXT
) STRICT;
CREATE INDEX account_organisation ON account (organisation);
CREATE INDEX account_role ON account (role, district);

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX session_account ON session (account);

CREATE TABLE setup_link (
  token_hash TEXT PRIMARY KEY,
  expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE throttle (
  key TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX throttle_key ON throttle (key, at);

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE declaration (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  programme TEXT NOT NULL,
  stage TEXT NOT NULL,
  edition TEXT NOT NULL REFERENCES edition (id),
  parent TEXT REFERENCES declaration (id),
  organisation TEXT NOT NULL REFERENCES organisation (id),
  -- repeated here so that a list needs no join
  organisation_name TEXT NOT NULL,
  credit_code TEXT NOT NULL,
  district TEXT NOT NULL,
  state TEXT NOT NULL,
  -- the role that has to act; empty where nobody has
  holder TEXT NOT NULL,
  version INTEGER NOT NULL,
  answers TEXT NOT NULL,
  round INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  submitted_at TEXT,
  opened_at TEXT,
  entered_at TEXT NOT NULL,
  due_at TEXT,
  due_day TEXT,
  decided_by TEXT
) STRICT;
CREATE INDEX declaration_todo ON declaration (programme, holder, district, due_at, id);
CREATE INDEX declaration_district ON declaration (programme, stage, district, state, id);
CREATE INDEX declaration_recent ON declaration (programme, stage, id);
CREATE INDEX declaration_organisation ON declaration (organisation, programme, stage);
CREATE INDEX declaration_credit ON declaration (credit_code);

CREATE VIRTUAL TABLE declaration_words USING fts5 (id UNINDEXED, words, tokenize = 'trigram');
CREATE TRIGGER declaration_words_insert AFTER INSERT ON declaration BEGIN
  INSERT INTO declaration_words (rowid, id, words) VALUES (new.rowid, new.id, new.organisation_name || ' ' || new.credit_code || ' ' || new.number);
END;
CREATE TRIGGER declaration_words_update AFTER UPDATE OF organisation_name, credit_code, number ON declaration BEGIN
  UPDATE declaration_words SET words = new.organisation_name || ' ' || new.credit_code || ' ' || new.number WHERE rowid = new.rowid;
END;

CREATE TABLE revision (
  id TEXT PRIMARY KEY,
  declaration TEXT NOT NULL REFERENCES declaration (id),
  number INTEGER NOT NULL,
  -- submission or print
  kind TEXT NOT NULL,
  edition TEXT NOT NULL,
  answers TEXT NOT NULL,
  hash TEXT NOT NULL,
  printed_hash TEXT NOT NULL,
  evaluation TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (declaration, number)
) STRICT;
CREATE TRIGGER revision_fixed BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

CREATE TABLE stored_file (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE material_file (
  id TEXT PRIMARY KEY,
  declaration TEXT NOT NULL REFERENCES declaration (id),
  -- id of the material, or id#n for the n-th row
  material TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
  size INTEGER NOT NULL,
  pages INTEGER,
  hints TEXT NOT NULL,
  -- the print that was current when a stamped scan was uploaded
  printed_hash TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX material_declaration ON material_file (declaration, material);
CREATE INDEX material_sha ON material_file (sha256);

CREATE TABLE remark (
  id TEXT PRIMARY KEY,
  declaration TEXT NOT NULL REFERENCES declaration (id),
  round INTEGER NOT NULL,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  text TEXT NOT NULL,
  by TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at TEXT NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0,
  reply TEXT
) STRICT;
CREATE INDEX remark_declaration ON remark (declaration, round);

CREATE TABLE decision (
  declaration TEXT NOT NULL REFERENCES declaration (id),
  rule TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (declaration, rule)
) STRICT;

CREATE TABLE assignment (
  declaration TEXT NOT NULL REFERENCES declaration (id),
  account TEXT NOT NULL REFERENCES account (id),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (declaration, account)
) STRICT;
CREATE INDEX assignment_account ON assignment (account);

CREATE TABLE transfer (
  organisation TEXT PRIMARY KEY REFERENCES organisation (id),
  from_district TEXT NOT NULL,
  to_district TEXT NOT NULL,
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  account TEXT,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  declaration TEXT,
  organisation TEXT,
  programme TEXT,
  internal INTEGER NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX event_declaration ON event (declaration, sequence);
CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER event_appended BEFORE INSERT ON event
  WHEN new.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM event) OR EXISTS (SELECT 1 FROM event WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TABLE mail (
  id TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at TEXT NOT NULL,
  sent_at TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at TEXT,
  error TEXT
) STRICT;
CREATE INDEX mail_due ON mail (next_at) WHERE sent_at IS NULL;

CREATE TABLE register_import (
  id TEXT PRIMARY KEY,
  programme TEXT NOT NULL,
  register TEXT NOT NULL,
  as_of TEXT NOT NULL,
  rows INTEGER NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX register_import_latest ON register_import (programme, register, at);

CREATE TABLE register_row (
  id INTEGER PRIMARY KEY,
  programme TEXT NOT NULL,
  register TEXT NOT NULL,
  key TEXT NOT NULL,
  row INTEGER NOT NULL,
  content TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  imported_by TEXT NOT NULL REFERENCES register_import (id)
) STRICT;
CREATE INDEX register_row_key ON register_row (programme, register, key);

CREATE TABLE idempotency (
  key TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
