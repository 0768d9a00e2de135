-- When a declaration was handed in first: a correction after a return keeps its place in the order and its as-of dates.

ALTER TABLE declaration ADD COLUMN first_submitted_at TEXT;
UPDATE declaration SET first_submitted_at = coalesce(
  (SELECT min(at) FROM revision WHERE revision.declaration = declaration.id AND revision.kind = 'submission'),
  submitted_at
) WHERE submitted_at IS NOT NULL;
