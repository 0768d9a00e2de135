-- Every step moved a declaration within an index that only the search for automatic steps read, which finds them by their state as well.

DROP INDEX declaration_edition;
CREATE INDEX declaration_edition ON declaration (edition, stage);
