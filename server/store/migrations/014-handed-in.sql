-- What others than the applicant see while it edits again after a submission: lists filter and sort by it.
ALTER TABLE declaration ADD COLUMN handed_in TEXT;
UPDATE declaration SET handed_in = (
  SELECT revision.answers FROM revision WHERE revision.declaration = declaration.id AND kind = 'submission' ORDER BY number DESC LIMIT 1
)
WHERE submitted_at IS NOT NULL AND holder IN (SELECT role FROM account WHERE organisation IS NOT NULL);
