-- Rows of registers that a step of a declaration wrote; null = a list that somebody imported.
ALTER TABLE register_import ADD COLUMN declaration TEXT;
ALTER TABLE register_row ADD COLUMN declaration TEXT;
-- Open declarations whose findings a change made come out otherwise, as JSON.
ALTER TABLE register_import ADD COLUMN touched TEXT;
