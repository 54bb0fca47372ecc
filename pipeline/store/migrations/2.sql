-- Version 2: ingest asks which documents other words have read, and which no
-- file holds any more; answers are compared whatever their clause is called.
CREATE INDEX document_by_fingerprint ON document (fingerprint);
CREATE INDEX document_not_current ON document (id) WHERE current = 0;
CREATE INDEX document_by_province ON document (province);
CREATE INDEX document_by_county ON document (county);
CREATE INDEX document_by_title ON document (title);
CREATE INDEX obligation_value_by_mention ON obligation_value (document, mention);
DROP VIEW answers;
-- What can be compared between two readings: one answer a row.
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
