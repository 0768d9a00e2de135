-- Files of the checklist that an organisation uploaded which the declaration names, and what the applicant says of each.
CREATE TABLE provided_material (
  file TEXT PRIMARY KEY REFERENCES material_file (id),
  -- the opinion that asks the named organisation
  opinion TEXT NOT NULL,
  organisation TEXT NOT NULL REFERENCES organisation (id),
  -- 'accepted' or 'refused'; null = not answered yet
  outcome TEXT,
  reason TEXT NOT NULL DEFAULT '',
  answered_at TEXT
) STRICT;
CREATE INDEX provided_material_organisation ON provided_material (organisation);
