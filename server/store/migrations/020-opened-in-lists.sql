-- What was opened for an organisation is seen by whoever reaches it: the indexes that lists are counted from tell that too.
DROP INDEX declaration_state;
DROP INDEX declaration_state_all;
DROP INDEX declaration_due;
DROP INDEX declaration_due_all;
DROP INDEX declaration_todo;
DROP INDEX declaration_todo_all;
CREATE INDEX declaration_state ON declaration (programme, stage, district, state, coalesce(due_at, '9999'), id, submitted_at, holder, opened_by);
CREATE INDEX declaration_state_all ON declaration (programme, stage, state, coalesce(due_at, '9999'), id, submitted_at, holder, opened_by);
CREATE INDEX declaration_due ON declaration (programme, stage, district, coalesce(due_at, '9999'), id, submitted_at, holder, opened_by);
CREATE INDEX declaration_due_all ON declaration (programme, stage, coalesce(due_at, '9999'), id, submitted_at, holder, opened_by);
CREATE INDEX declaration_todo ON declaration (programme, holder, district, coalesce(due_at, '9999'), id, submitted_at, stage, opened_by);
CREATE INDEX declaration_todo_all ON declaration (programme, holder, coalesce(due_at, '9999'), id, submitted_at, stage, opened_by);
