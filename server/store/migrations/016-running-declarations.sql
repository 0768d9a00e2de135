-- A publication may take effect later, be withdrawn before, and take along the declarations that applicants are filling.
ALTER TABLE publication ADD COLUMN running TEXT NOT NULL DEFAULT 'new';
-- when every declaration was moved; null while it is under way
ALTER TABLE publication ADD COLUMN moved_at TEXT;
ALTER TABLE publication ADD COLUMN undo_at TEXT;
ALTER TABLE publication ADD COLUMN undone_at TEXT;
ALTER TABLE publication ADD COLUMN withdrawn_at TEXT;
ALTER TABLE publication ADD COLUMN withdrawn_by TEXT;
ALTER TABLE publication ADD COLUMN withdrawn_reason TEXT;

-- What became of each declaration that a publication took along; the answers before, so that it can be undone.
CREATE TABLE edition_move (
  programme TEXT NOT NULL,
  publication INTEGER NOT NULL,
  declaration TEXT NOT NULL REFERENCES declaration (id),
  from_edition TEXT NOT NULL,
  answers TEXT NOT NULL,
  -- JSON: answers that have no place any more, questions that are new
  lost TEXT NOT NULL,
  asked TEXT NOT NULL,
  -- JSON: ids of the remarks that open the new questions after a return
  remarks TEXT NOT NULL,
  -- version of the declaration and the last of its events after the move: as long as both stand it can be undone
  version INTEGER NOT NULL,
  event INTEGER NOT NULL,
  -- why it stayed as it was
  obstacle TEXT,
  at TEXT NOT NULL,
  undone_at TEXT,
  undo_obstacle TEXT,
  PRIMARY KEY (programme, publication, declaration)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_move_declaration ON edition_move (declaration);

-- A draft that one administrator proposes for another to publish: the exact text.
CREATE TABLE proposal (
  programme TEXT PRIMARY KEY,
  edition TEXT NOT NULL,
  note TEXT NOT NULL,
  running TEXT NOT NULL,
  effective_at TEXT,
  account TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
