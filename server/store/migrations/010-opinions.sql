-- Opinions that roles give side by side: one each time that the declaration enters a state; what was said in an earlier visit never changes.
CREATE TABLE opinion (
  declaration TEXT NOT NULL REFERENCES declaration (id),
  opinion TEXT NOT NULL,
  -- when the state was entered in which it was given
  entered_at TEXT NOT NULL,
  round INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  text TEXT NOT NULL,
  -- its own fields, as JSON
  fields TEXT NOT NULL,
  account TEXT NOT NULL,
  by TEXT NOT NULL,
  role TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (declaration, opinion, entered_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE opinion_file (
  id TEXT PRIMARY KEY,
  declaration TEXT NOT NULL REFERENCES declaration (id),
  opinion TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
  size INTEGER NOT NULL,
  pages INTEGER,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX opinion_file_declaration ON opinion_file (declaration, opinion);

-- What roles owe now, so that it stands among their to-dos.
CREATE TABLE owed_opinion (
  declaration TEXT NOT NULL REFERENCES declaration (id),
  opinion TEXT NOT NULL,
  role TEXT NOT NULL,
  due_at TEXT,
  due_day TEXT,
  PRIMARY KEY (declaration, opinion, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX owed_opinion_role ON owed_opinion (role, due_at, declaration);
