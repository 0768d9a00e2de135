-- Whom each payment went to, as it was read then.
ALTER TABLE payment ADD COLUMN payee TEXT NOT NULL DEFAULT '[]';
