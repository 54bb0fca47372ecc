-- What most questions need: views, plural, of the tables in schema.sql. They are
-- made anew when a store is brought up to date.

DROP VIEW IF EXISTS documents;
CREATE VIEW documents AS
SELECT d.id AS document, d.title, d.doc_type, d.doc_number, d.issued,
  d.effective, d.expires, d.province, d.city, d.county,
  (SELECT group_concat(name, '、') FROM (SELECT name FROM issuer WHERE document = d.id ORDER BY position)) AS issuers,
  (SELECT min(path) FROM place WHERE document = d.id) AS path,
  (SELECT count(*) FROM place WHERE document = d.id) AS places,
  d.pages, length(d.text) AS characters,
  (SELECT count(*) FROM obligation WHERE document = d.id) AS obligations,
  (SELECT count(*) FROM finding WHERE document = d.id) AS findings,
  d.current, d.sha256
FROM document AS d;

DROP VIEW IF EXISTS clauses;
CREATE VIEW clauses AS
SELECT c.document, d.title, c.number AS clause, c.id, c.kind, c.label,
  c.heading, c.page, c.span_begin, c.span_end,
  substr(d.text, c.span_begin + 1, c.span_end - c.span_begin) AS text
FROM clause AS c JOIN document AS d ON d.id = c.document
WHERE d.current = 1;

DROP VIEW IF EXISTS obligations;
CREATE VIEW obligations AS
SELECT o.document, d.title, o.number AS obligation, o.modality,
  (SELECT group_concat(name, '、') FROM (SELECT name FROM obligation_actor WHERE document = o.document AND obligation = o.number AND role = 'lead' ORDER BY position)) AS leads,
  (SELECT group_concat(name, '、') FROM (SELECT name FROM obligation_actor WHERE document = o.document AND obligation = o.number AND role = 'support' ORDER BY position)) AS supports,
  o.bearer, o.action, o.condition, o.due, o.amount_fen / 100.0 AS amount_yuan,
  c.label AS clause_label, c.heading AS clause_heading, o.text AS quote,
  o.clause, o.span_begin, o.span_end, o.page
FROM obligation AS o JOIN document AS d ON d.id = o.document
LEFT JOIN clause AS c ON c.document = o.document AND c.number = o.clause
WHERE d.current = 1;

DROP VIEW IF EXISTS awards;
CREATE VIEW awards AS
SELECT * FROM obligations WHERE modality = 'award';

DROP VIEW IF EXISTS amounts;
CREATE VIEW amounts AS
SELECT m.document, d.title, m.number AS mention, m.text, m.use, m.bound,
  m.open, m.currency, m.min, m.max, m.min_fen, m.max_fen,
  (SELECT group_concat(word, '、') FROM (SELECT word FROM mention_per WHERE document = m.document AND mention = m.number ORDER BY position)) AS per,
  c.label AS clause_label, m.clause, m.span_begin, m.span_end, m.page
FROM mention AS m JOIN document AS d ON d.id = m.document
LEFT JOIN clause AS c ON c.document = m.document AND c.number = m.clause
WHERE m.type = 'amount' AND d.current = 1;

DROP VIEW IF EXISTS deadlines;
CREATE VIEW deadlines AS
SELECT m.document, d.title, m.number AS mention, m.text, m.role, m.kind,
  m.due, m.due_latest, m.recurrence, m.anchor, m.inferred, v.obligation,
  o.action, c.label AS clause_label, m.clause, m.span_begin, m.span_end, m.page
FROM mention AS m JOIN document AS d ON d.id = m.document
LEFT JOIN clause AS c ON c.document = m.document AND c.number = m.clause
LEFT JOIN obligation_value AS v ON v.document = m.document AND v.mention = m.number AND v.slot = 'due'
LEFT JOIN obligation AS o ON o.document = v.document AND o.number = v.obligation
WHERE m.type = 'time' AND m.role IN ('deadline', 'recurring_deadline') AND d.current = 1;

DROP VIEW IF EXISTS citations;
CREATE VIEW citations AS
SELECT m.document, d.title AS citing, m.number AS mention, m.relation, m.title,
  m.doc_number, m.issuer, m.locator, m.target, m.clause, m.span_begin,
  m.span_end, m.page
FROM mention AS m JOIN document AS d ON d.id = m.document
WHERE m.type = 'citation' AND d.current = 1;

DROP VIEW IF EXISTS departments;
CREATE VIEW departments AS
SELECT name, register_id, region, level, collective, mentions FROM department;

DROP VIEW IF EXISTS findings;
CREATE VIEW findings AS
SELECT f.document, d.title, f.number AS finding, f.severity, f.code, f.message,
  c.label AS clause_label, f.clause, f.span_begin, f.span_end, f.page
FROM finding AS f JOIN document AS d ON d.id = f.document
LEFT JOIN clause AS c ON c.document = f.document AND c.number = f.clause
WHERE d.current = 1;

DROP VIEW IF EXISTS rule_rows;
CREATE VIEW rule_rows AS
SELECT r.document, d.title, r.number AS rule, r.name, w.position AS rule_row,
  (SELECT group_concat(name || ': ' || test, '; ') FROM (SELECT i.name, t.test FROM rule_test AS t JOIN rule_input AS i ON i.document = t.document AND i.rule = t.rule AND i.position = t.input WHERE t.document = w.document AND t.rule = w.rule AND t.rule_row = w.position ORDER BY t.input)) AS tests,
  r.output_name, w.result, w.result_min, w.result_max, w.formula,
  r.output_unit, r.clause,
  w.span_begin, w.span_end, w.page
FROM rule_row AS w JOIN rule AS r ON r.document = w.document AND r.number = w.rule
JOIN document AS d ON d.id = w.document
WHERE d.current = 1;

DROP VIEW IF EXISTS workflows;
CREATE VIEW workflows AS
SELECT w.document, d.title, w.number AS workflow, w.name, w.condition,
  w.instead_of, o.name AS instead_of_name,
  (SELECT count(*) FROM step WHERE document = w.document AND workflow = w.number AND branch_of IS NULL) AS steps,
  c.label AS clause_label, w.clause, w.span_begin, w.span_end, w.page
FROM workflow AS w JOIN document AS d ON d.id = w.document
LEFT JOIN workflow AS o ON o.document = w.document AND o.number = w.instead_of
LEFT JOIN clause AS c ON c.document = w.document AND c.number = w.clause
WHERE d.current = 1;

DROP VIEW IF EXISTS steps;
CREATE VIEW steps AS
SELECT s.document, d.title, s.workflow, w.name AS workflow_name, s.position AS step,
  coalesce(s.ordinal, b.ordinal) AS ordinal, s.branch_of IS NOT NULL AS branch,
  s.name, s.action, s.condition, s.bearer,
  (SELECT group_concat(name, '、') FROM (SELECT name FROM step_actor WHERE document = s.document AND workflow = s.workflow AND step = s.position ORDER BY role, position)) AS actors,
  (SELECT group_concat(next, '、') FROM (SELECT next FROM step_next WHERE document = s.document AND workflow = s.workflow AND step = s.position ORDER BY next)) AS next,
  w.clause, s.span_begin, s.span_end, s.page
FROM step AS s JOIN workflow AS w ON w.document = s.document AND w.number = s.workflow
LEFT JOIN step AS b ON b.document = s.document AND b.workflow = s.workflow AND b.position = s.branch_of
JOIN document AS d ON d.id = s.document
WHERE d.current = 1;

-- What can be compared between two readings: one answer a row.
DROP VIEW IF EXISTS answers;
CREATE VIEW answers AS
SELECT o.document, 'obligation' AS kind,
  o.action AS subject,
  o.modality ||
  coalesce('; lead ' || (SELECT group_concat(name, '、') FROM (SELECT name FROM obligation_actor WHERE document = o.document AND obligation = o.number AND role = 'lead' ORDER BY position)), '') ||
  coalesce('; support ' || (SELECT group_concat(name, '、') FROM (SELECT name FROM obligation_actor WHERE document = o.document AND obligation = o.number AND role = 'support' ORDER BY position)), '') ||
  coalesce('; due ' || (SELECT group_concat(coalesce(due, text), '、') FROM (SELECT m.due, m.text FROM obligation_value AS v JOIN mention AS m ON m.document = v.document AND m.number = v.mention WHERE v.document = o.document AND v.obligation = o.number AND v.slot = 'due' ORDER BY v.position)), '') ||
  coalesce('; amount ' || (SELECT group_concat(coalesce(min, '') || '..' || coalesce(max, ''), '、') FROM (SELECT m.min, m.max FROM obligation_value AS v JOIN mention AS m ON m.document = v.document AND m.number = v.mention WHERE v.document = o.document AND v.obligation = o.number AND v.slot = 'amount' ORDER BY v.position)), '') ||
  coalesce('; condition ' || o.condition, '') AS value,
  coalesce(c.id, '') AS clause
FROM obligation AS o
LEFT JOIN clause AS c ON c.document = o.document AND c.number = o.clause
UNION ALL
SELECT m.document, m.type, m.text,
  CASE m.type
    WHEN 'time' THEN coalesce(m.role, '') || ' ' || coalesce(m.due, m.date, m.duration, m.recurrence, m.start_date || '/' || m.end_date, m.kind)
    WHEN 'department' THEN m.role || ' ' || m.name
    WHEN 'citation' THEN m.relation || ' ' || coalesce(m.title, m.doc_number, m.locator, '')
    ELSE coalesce(m.use, '') || ' ' || m.bound || ' ' || coalesce(m.min, '') || '..' || coalesce(m.max, '')
  END,
  coalesce(c.id, '')
FROM mention AS m
LEFT JOIN clause AS c ON c.document = m.document AND c.number = m.clause
UNION ALL
SELECT f.document, 'finding', f.code, f.message, coalesce(c.id, '')
FROM finding AS f
LEFT JOIN clause AS c ON c.document = f.document AND c.number = f.clause;
