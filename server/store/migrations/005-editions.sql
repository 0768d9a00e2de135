-- Automatic steps look for declarations by edition, stage and state, each minute.
CREATE INDEX declaration_edition ON declaration (edition, stage, state, id);
