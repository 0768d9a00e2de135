-- How many pages a print has, where the server made its PDF; another number of materials in it may change that.
CREATE TABLE printed_pages (
  declaration TEXT NOT NULL REFERENCES declaration (id),
  printed_hash TEXT NOT NULL,
  pages INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (declaration, printed_hash)
) STRICT;

-- What was read on the pages of a stamped scan. Its verdict is computed when it is asked for, as the content may change.
CREATE TABLE scan (
  file TEXT PRIMARY KEY REFERENCES material_file (id),
  -- JSON, one entry a page; null where the scan could not be read
  pages TEXT,
  read_at TEXT NOT NULL,
  -- the applicant's word that the scan shows this printed content, where no machine could tell
  attested_hash TEXT,
  attested_by TEXT,
  attested_at TEXT
) STRICT;
INSERT INTO scan (file, read_at, attested_hash, attested_by, attested_at)
  SELECT id, at, printed_hash, by, at FROM material_file WHERE printed_hash <> '';
