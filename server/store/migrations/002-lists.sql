-- One index for each order in which a list is shown: of one district, and of all. A page is then read from its beginning and stops after its last row.
-- Each ends with what the reach of a reviewer is decided by, so that rows are counted from the index alone.

DROP INDEX declaration_todo;
DROP INDEX declaration_district;
CREATE INDEX declaration_todo ON declaration (programme, holder, district, coalesce(due_at, '9999'), id, submitted_at);
CREATE INDEX declaration_todo_all ON declaration (programme, holder, coalesce(due_at, '9999'), id, submitted_at);
CREATE INDEX declaration_stage_todo ON declaration (programme, stage, holder, district, coalesce(due_at, '9999'), id, submitted_at);
CREATE INDEX declaration_stage_todo_all ON declaration (programme, stage, holder, coalesce(due_at, '9999'), id, submitted_at);
CREATE INDEX declaration_created ON declaration (programme, stage, district, id, submitted_at, holder);
CREATE INDEX declaration_state ON declaration (programme, stage, district, state, coalesce(due_at, '9999'), id, submitted_at, holder);
CREATE INDEX declaration_state_all ON declaration (programme, stage, state, coalesce(due_at, '9999'), id, submitted_at, holder);
CREATE INDEX declaration_due ON declaration (programme, stage, district, coalesce(due_at, '9999'), id, submitted_at, holder);
CREATE INDEX declaration_due_all ON declaration (programme, stage, coalesce(due_at, '9999'), id, submitted_at, holder);
CREATE INDEX declaration_name ON declaration (programme, stage, district, organisation_name, id, submitted_at, holder);
CREATE INDEX declaration_name_all ON declaration (programme, stage, organisation_name, id, submitted_at, holder);
CREATE INDEX declaration_submitted ON declaration (programme, stage, district, coalesce(submitted_at, ''), id, submitted_at, holder);
CREATE INDEX declaration_submitted_all ON declaration (programme, stage, coalesce(submitted_at, ''), id, submitted_at, holder);
CREATE INDEX event_account ON event (account, declaration) WHERE declaration IS NOT NULL;
