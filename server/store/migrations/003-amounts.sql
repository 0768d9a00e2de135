-- What each declaration asks or was granted, in whole fen by result of its worksheet, as of its last step; null = unknown then.

CREATE TABLE recorded_amount (
  declaration TEXT NOT NULL REFERENCES declaration (id),
  result TEXT NOT NULL,
  fen INTEGER,
  PRIMARY KEY (declaration, result)
) STRICT, WITHOUT ROWID;

INSERT INTO recorded_amount (declaration, result, fen)
SELECT revision.declaration, amount.key, amount.value
FROM revision, json_each(revision.evaluation, '$.amounts') AS amount
WHERE revision.evaluation IS NOT NULL AND revision.number = (
  SELECT max(number) FROM revision AS other WHERE other.declaration = revision.declaration AND other.evaluation IS NOT NULL
);
