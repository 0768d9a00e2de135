-- Amounts as they were granted, frozen then: whole fen by result of the worksheet. A correction is a new row with its reason; the last one stands.
CREATE TABLE granted_amount (
  sequence INTEGER PRIMARY KEY,
  declaration TEXT NOT NULL REFERENCES declaration (id),
  organisation TEXT NOT NULL REFERENCES organisation (id),
  programme TEXT NOT NULL,
  result TEXT NOT NULL,
  fen INTEGER NOT NULL,
  -- what the worksheet gave; more than was granted where a reviewer lowered it
  computed INTEGER NOT NULL,
  -- recover, offset or waive; set where the amount is negative
  decision TEXT,
  reason TEXT,
  -- JSON: the parts of the amount; null where it is not split
  parts TEXT,
  edition TEXT NOT NULL,
  -- JSON: the worksheet with everything that it was computed from
  sheet TEXT NOT NULL,
  action TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX granted_amount_declaration ON granted_amount (declaration, result);
CREATE INDEX granted_amount_organisation ON granted_amount (organisation, programme);
CREATE TRIGGER granted_amount_fixed BEFORE UPDATE ON granted_amount BEGIN SELECT RAISE(ABORT, 'a granted amount never changes'); END;
CREATE TRIGGER granted_amount_kept BEFORE DELETE ON granted_amount BEGIN SELECT RAISE(ABORT, 'a granted amount is never deleted'); END;
