-- What an applicant has begun and never handed in stands in no list of anybody else: handing it in then adds it to the indexes of lists
-- instead of moving it within them. 1 wherever somebody else may see it; what was begun before may stay among them.
ALTER TABLE declaration ADD COLUMN listed INTEGER NOT NULL DEFAULT 1;

DROP INDEX declaration_state;
DROP INDEX declaration_state_all;
DROP INDEX declaration_due;
DROP INDEX declaration_due_all;
DROP INDEX declaration_todo;
DROP INDEX declaration_todo_all;
DROP INDEX declaration_submitted;
DROP INDEX declaration_submitted_all;
-- Said otherwise than in the others, as it is the narrowest: nothing but lists by the time of submission is to take it. Those of one district
-- pass over the rest within it.
CREATE INDEX declaration_submitted_all ON declaration (programme, stage, coalesce(submitted_at, ''), id, district) WHERE listed > 0;
-- Also of what is not listed: steps that are taken by themselves and publications find declarations by their state.
CREATE INDEX declaration_state_all ON declaration (programme, stage, state, coalesce(due_at, '9999'), id, submitted_at, holder, opened_by, listed);
CREATE INDEX declaration_state ON declaration (programme, stage, district, state, coalesce(due_at, '9999'), id, submitted_at, holder, opened_by) WHERE listed = 1;
CREATE INDEX declaration_due ON declaration (programme, stage, district, coalesce(due_at, '9999'), id, submitted_at, holder, opened_by) WHERE listed = 1;
CREATE INDEX declaration_due_all ON declaration (programme, stage, coalesce(due_at, '9999'), id, submitted_at, holder, opened_by) WHERE listed = 1;
CREATE INDEX declaration_todo ON declaration (programme, holder, district, coalesce(due_at, '9999'), id, submitted_at, stage, opened_by) WHERE listed = 1;
CREATE INDEX declaration_todo_all ON declaration (programme, holder, coalesce(due_at, '9999'), id, submitted_at, stage, opened_by) WHERE listed = 1;
