-- The outbox is read page by page, the newest first.
CREATE INDEX mail_created ON mail (created_at, id);
