-- Version 2: branches and bearers of steps, ways past a workflow, the end that a
-- figure leaves out, formulas of rules, conditions that can be searched for.

ALTER TABLE mention ADD COLUMN open TEXT;
ALTER TABLE rule_row ADD COLUMN formula TEXT;

CREATE TEMP TABLE kept AS SELECT * FROM main.workflow;
DROP TABLE main.workflow;
CREATE TABLE workflow (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  clause INTEGER,
  name TEXT NOT NULL,
  condition TEXT,                    -- when this way is taken
  instead_of INTEGER,                -- the workflow that it is a way past
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, clause) REFERENCES clause (document, number),
  FOREIGN KEY (document, instead_of) REFERENCES workflow (document, number)
) STRICT, WITHOUT ROWID;
INSERT INTO workflow SELECT
  document, number, clause, name, NULL, NULL, span_begin, span_end, page
FROM temp.kept;
DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM main.step;
DROP TABLE main.step;
CREATE TABLE step (
  document INTEGER NOT NULL,
  workflow INTEGER NOT NULL,
  position INTEGER NOT NULL,
  branch_of INTEGER,                 -- the position of a branch's step
  ordinal INTEGER,                   -- null: a branch has none
  name TEXT NOT NULL,
  action TEXT,                       -- null: a branch that only leads on
  bearer TEXT,                       -- who acts, where no department
  condition TEXT,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (document, workflow, position),
  FOREIGN KEY (document, workflow) REFERENCES workflow (document, number),
  FOREIGN KEY (document, workflow, branch_of) REFERENCES step (document, workflow, position)
) STRICT, WITHOUT ROWID;
INSERT INTO step SELECT
  document, workflow, position, NULL, ordinal, name, action, NULL,
  condition, span_begin, span_end, page
FROM temp.kept;
DROP TABLE temp.kept;

DROP INDEX IF EXISTS obligation_by_condition;
CREATE VIRTUAL TABLE condition_search USING fts5 (
  text,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cf Cn Co'",
  columnsize = 0
);
INSERT INTO condition_search (rowid, text)
SELECT s.slot << 20 | o.number, (
  WITH RECURSIVE place (i) AS (
    SELECT 1 UNION ALL SELECT i + 1 FROM place WHERE i < length(o.condition))
  SELECT group_concat(substr(o.condition, i, 1), ' ') FROM place)
FROM obligation AS o JOIN search_slot AS s ON s.document = o.document
WHERE o.condition IS NOT NULL AND o.number < 1048576;

-- What the new columns hold is read at the next ingest.
UPDATE document SET fingerprint = '';
