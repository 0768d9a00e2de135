-- Batches: many declarations handled by one document, with objections to public notices and payments. Money is whole fen.

CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  programme TEXT NOT NULL,
  kind TEXT NOT NULL,
  edition TEXT NOT NULL REFERENCES edition (id),
  -- of a kind whose members are of one district
  district TEXT,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  holder TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- whether everybody may see it now
  published INTEGER NOT NULL DEFAULT 0,
  -- ended without effect: its amounts no longer count
  void INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  due_at TEXT,
  due_day TEXT,
  -- of the last public notice; remaining = working days left while it stands still
  notice_from TEXT,
  notice_day TEXT,
  notice_until TEXT,
  notice_remaining INTEGER,
  -- JSON, days given with steps by action
  dates TEXT NOT NULL
) STRICT;
CREATE INDEX batch_list ON batch (programme, district, id);
CREATE INDEX batch_published ON batch (published, id) WHERE published = 1;

CREATE TABLE batch_member (
  batch TEXT NOT NULL REFERENCES batch (id),
  declaration TEXT NOT NULL REFERENCES declaration (id),
  position INTEGER NOT NULL,
  -- JSON, the cells by column as of when it was chosen
  cells TEXT NOT NULL,
  computed INTEGER,
  -- granted: as computed, or lowered with a reason
  fen INTEGER,
  reason TEXT,
  lowered_by TEXT,
  -- 1 while no other batch may have it
  held INTEGER NOT NULL DEFAULT 1,
  removed_at TEXT,
  removed_reason TEXT,
  PRIMARY KEY (batch, declaration)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX batch_member_held ON batch_member (declaration) WHERE held = 1;
CREATE INDEX batch_member_declaration ON batch_member (declaration);

CREATE TABLE batch_document (
  id TEXT PRIMARY KEY,
  batch TEXT NOT NULL REFERENCES batch (id),
  -- id of the document of the kind, or receipt
  document TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
  size INTEGER NOT NULL,
  pages INTEGER,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX batch_document_batch ON batch_document (batch, document);

CREATE TABLE objection (
  id TEXT PRIMARY KEY,
  batch TEXT NOT NULL REFERENCES batch (id),
  -- the member it is against; null = the whole
  declaration TEXT REFERENCES declaration (id),
  text TEXT NOT NULL,
  name TEXT,
  contact TEXT,
  at TEXT NOT NULL,
  due_at TEXT,
  due_day TEXT,
  outcome TEXT,
  answer TEXT,
  decided_by TEXT,
  decided_at TEXT
) STRICT;
CREATE INDEX objection_batch ON objection (batch, at);

CREATE TABLE payment (
  id TEXT PRIMARY KEY,
  batch TEXT NOT NULL REFERENCES batch (id),
  declaration TEXT NOT NULL REFERENCES declaration (id),
  paid_on TEXT NOT NULL,
  fen INTEGER NOT NULL,
  -- JSON, fen by part
  parts TEXT NOT NULL,
  reason TEXT,
  receipt TEXT REFERENCES batch_document (id),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX payment_batch ON payment (batch, declaration);
CREATE INDEX payment_declaration ON payment (declaration);
CREATE TRIGGER payment_fixed BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'a payment is never deleted'); END;

-- the log of one batch
CREATE INDEX event_batch ON event (json_extract(detail, '$.batch'), sequence) WHERE json_extract(detail, '$.batch') IS NOT NULL;
