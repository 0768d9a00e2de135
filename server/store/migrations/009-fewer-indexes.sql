-- Every step of a workflow moves a declaration within each index that holds its state, holder or dates: that was most of what a step cost.
-- To-dos of one stage are read from those of all; lists by name and by time look at the row itself for who may see it.

DROP INDEX declaration_todo;
DROP INDEX declaration_todo_all;
DROP INDEX declaration_stage_todo;
DROP INDEX declaration_stage_todo_all;
CREATE INDEX declaration_todo ON declaration (programme, holder, district, coalesce(due_at, '9999'), id, submitted_at, stage);
CREATE INDEX declaration_todo_all ON declaration (programme, holder, coalesce(due_at, '9999'), id, submitted_at, stage);
DROP INDEX declaration_created;
DROP INDEX declaration_name;
DROP INDEX declaration_name_all;
DROP INDEX declaration_submitted;
DROP INDEX declaration_submitted_all;
CREATE INDEX declaration_created ON declaration (programme, stage, district, id);
CREATE INDEX declaration_name ON declaration (programme, stage, district, organisation_name, id);
CREATE INDEX declaration_name_all ON declaration (programme, stage, organisation_name, id);
CREATE INDEX declaration_submitted ON declaration (programme, stage, district, coalesce(submitted_at, ''), id);
CREATE INDEX declaration_submitted_all ON declaration (programme, stage, coalesce(submitted_at, ''), id);
