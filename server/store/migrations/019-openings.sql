-- The role that opened a declaration for its organisation; null = the organisation itself. Reminders that were sent about a limit.
ALTER TABLE declaration ADD COLUMN opened_by TEXT;
CREATE TABLE reminder (
  declaration TEXT NOT NULL REFERENCES declaration (id),
  entered_at TEXT NOT NULL,
  position INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (declaration, entered_at, position)
) STRICT;
