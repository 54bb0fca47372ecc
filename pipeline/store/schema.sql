-- The store: what is known of many documents, for people who write SQL.
--
-- Tables are singular and hold one value a row; views are plural and are what
-- most questions need (views.sql; README.md has examples). A document is one
-- content: its id is the first 63 bits of its sha256, so the same files give
-- the same rows in whatever order they were read. Everything inside a document
-- is numbered from 1 in the order of the text, as in the record (m13 is
-- mention 13).
--
-- span_begin and span_end count characters of document.text from 0, so that
-- substr(text, span_begin + 1, span_end - span_begin) is the quote. Exact
-- decimals are text; columns named _fen are the same in 分, for comparing and
-- adding up, and columns named _number are rounded. Dates are text as precise
-- as the document states them: 2025, 2025-04, 2025-04-30.

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  current INTEGER NOT NULL,          -- 1: some file holds this content now
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  encoding TEXT,
  pages INTEGER,
  ocr INTEGER NOT NULL,
  title TEXT,
  doc_type TEXT,
  doc_number TEXT,
  index_number TEXT,
  issued TEXT,
  published TEXT,
  effective TEXT,
  expires TEXT,
  province TEXT,
  city TEXT,
  county TEXT,
  text TEXT NOT NULL,
  fingerprint TEXT NOT NULL          -- of the program, dictionaries, options
) STRICT;
CREATE INDEX document_by_number ON document (doc_number);
CREATE INDEX document_by_issued ON document (issued);
CREATE INDEX document_by_province ON document (province);
CREATE INDEX document_by_region ON document (city, county);
CREATE INDEX document_by_fingerprint ON document (fingerprint);
CREATE INDEX document_not_current ON document (id) WHERE current = 0;
CREATE INDEX document_by_county ON document (county);
CREATE INDEX document_by_title ON document (title);

-- The whole record as JSON, source.path left empty (places say it): deflated,
-- with its length before. tiaowen gives it back; sql readers use the tables.
CREATE TABLE record (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  sha256 TEXT NOT NULL,              -- of the JSON
  bytes INTEGER NOT NULL,
  deflated BLOB NOT NULL
) STRICT;

-- A file as last seen. `document` is null where there is none to store; then
-- `state` says why: failed, skipped, classified.
CREATE TABLE place (
  root TEXT NOT NULL,                -- the folder that was named, absolute
  path TEXT NOT NULL,                -- in it
  document INTEGER REFERENCES document (id),
  state TEXT NOT NULL CHECK (state IN ('stored', 'failed', 'skipped', 'classified')),
  detail TEXT,                       -- the error's code, or the marking
  sha256 TEXT NOT NULL,
  version INTEGER NOT NULL,          -- the last of its versions
  bytes INTEGER NOT NULL,
  modified INTEGER NOT NULL,         -- nanoseconds since 1970
  changed INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  PRIMARY KEY (root, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_by_document ON place (document);
CREATE INDEX place_by_version ON place (version, document) WHERE version > 1;

-- What a place has held: a row for each content it ever had.
CREATE TABLE version (
  root TEXT NOT NULL,
  path TEXT NOT NULL,
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  document INTEGER REFERENCES document (id),  -- null: not kept
  PRIMARY KEY (root, path, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_by_document ON version (document);

CREATE TABLE issuer (
  document INTEGER NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX issuer_by_name ON issuer (name);

CREATE TABLE addressee (
  document INTEGER NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE clause (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  id TEXT NOT NULL,                  -- chp_2__art_3
  parent INTEGER,                    -- a clause's number
  last INTEGER NOT NULL,             -- the last one below it, or itself
  kind TEXT NOT NULL,
  label TEXT,
  ordinal TEXT,                      -- 3, 10-1
  heading TEXT,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,         -- with all below it
  page INTEGER,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, parent) REFERENCES clause (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE doc_table (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  clause INTEGER,
  row_count INTEGER NOT NULL,
  column_count INTEGER NOT NULL,
  header_rows INTEGER NOT NULL,
  unit TEXT,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, clause) REFERENCES clause (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE table_cell (
  document INTEGER NOT NULL,
  table_number INTEGER NOT NULL,
  table_row INTEGER NOT NULL,        -- from 0, header rows included
  table_column INTEGER NOT NULL,
  row_span INTEGER NOT NULL,
  column_span INTEGER NOT NULL,
  text TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (document, table_number, table_row, table_column),
  FOREIGN KEY (document, table_number) REFERENCES doc_table (document, number)
) STRICT, WITHOUT ROWID;

-- Every typed value; which columns are filled depends on `type`.
CREATE TABLE mention (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  type TEXT NOT NULL,                -- amount ratio quantity time department citation
  clause INTEGER,
  text TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  bound TEXT,                        -- figures and times
  use TEXT,                          -- amounts, ratios: award, cap, total, part …
  currency TEXT,
  min TEXT,
  max TEXT,
  min_fen INTEGER,                   -- amounts
  max_fen INTEGER,
  min_number REAL,                   -- ratios, quantities
  max_number REAL,
  form TEXT,                         -- ratios: percent, fraction …
  parts TEXT,                        -- 3:3:4
  share_of TEXT,
  unit TEXT,                         -- quantities
  partner TEXT,                      -- its partner in a respective list
  kind TEXT,                         -- times: date, range, relative …
  date TEXT,
  start_date TEXT,
  end_date TEXT,
  duration TEXT,                     -- P30D
  duration_min TEXT,
  workdays INTEGER,
  recurrence TEXT,
  anchor TEXT,
  due TEXT,
  due_latest TEXT,
  inferred INTEGER,
  role TEXT,                         -- times and departments
  name TEXT,                         -- departments: canonical
  register_id TEXT,
  region TEXT,
  level TEXT,
  collective INTEGER,
  title TEXT,                        -- citations
  doc_number TEXT,
  issuer TEXT,
  relation TEXT,
  locator TEXT,
  target INTEGER,                    -- a clause's number
  open TEXT,                         -- figures: the end left out: min max both
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, clause) REFERENCES clause (document, number),
  FOREIGN KEY (document, target) REFERENCES clause (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_due ON mention (due) WHERE due IS NOT NULL;
CREATE INDEX mention_by_name ON mention (name) WHERE name IS NOT NULL;
CREATE INDEX mention_by_amount ON mention (max_fen) WHERE max_fen IS NOT NULL;

-- What a figure is for: 户, 年.
CREATE TABLE mention_per (
  document INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  position INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (document, mention, position),
  FOREIGN KEY (document, mention) REFERENCES mention (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_per_by_word ON mention_per (word);

-- Every body named, by what is known of it, with how often it is mentioned.
CREATE TABLE department (
  name TEXT NOT NULL,
  register_id TEXT NOT NULL,         -- '' where the register has none
  region TEXT NOT NULL,              -- '' for national or unknown
  level TEXT NOT NULL,
  collective INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (name, register_id, region, level, collective)
) STRICT, WITHOUT ROWID;
CREATE INDEX department_by_id ON department (register_id);

CREATE TABLE obligation (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  clause INTEGER,
  modality TEXT NOT NULL,            -- duty power prohibition target award denial encourage
  text TEXT NOT NULL,                -- the quote
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  action TEXT NOT NULL,
  action_begin INTEGER NOT NULL,
  action_end INTEGER NOT NULL,
  condition TEXT,
  condition_begin INTEGER,
  condition_end INTEGER,
  bearer TEXT,                       -- whom it falls on, where no department
  bearer_begin INTEGER,
  bearer_end INTEGER,
  inherited_begin INTEGER,           -- where its actor is named
  inherited_end INTEGER,
  source TEXT NOT NULL,              -- prose, table
  table_number INTEGER,
  table_row INTEGER,
  due TEXT,                          -- the earliest of its limits
  amount_fen INTEGER,                -- the largest of its amounts
  least_fen INTEGER,                 -- the least of them
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, clause) REFERENCES clause (document, number),
  FOREIGN KEY (document, table_number) REFERENCES doc_table (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX obligation_by_clause ON obligation (document, clause, modality, due, amount_fen, least_fen);
CREATE INDEX obligation_by_modality ON obligation (modality, due);
CREATE INDEX obligation_by_due ON obligation (due, modality) WHERE due IS NOT NULL;
CREATE INDEX obligation_by_amount ON obligation (amount_fen, modality, least_fen) WHERE amount_fen IS NOT NULL;

CREATE TABLE obligation_actor (
  document INTEGER NOT NULL,
  obligation INTEGER NOT NULL,
  role TEXT NOT NULL,                -- lead support approve receive
  position INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  name TEXT NOT NULL,
  register_id TEXT,
  region TEXT,
  level TEXT,
  PRIMARY KEY (document, obligation, role, position),
  FOREIGN KEY (document, obligation) REFERENCES obligation (document, number),
  FOREIGN KEY (document, mention) REFERENCES mention (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX obligation_actor_by_name ON obligation_actor (name, role);
CREATE INDEX obligation_actor_by_id ON obligation_actor (register_id, role) WHERE register_id IS NOT NULL;

-- Its limits in time and its figures: the mentions say all of them.
CREATE TABLE obligation_value (
  document INTEGER NOT NULL,
  obligation INTEGER NOT NULL,
  slot TEXT NOT NULL,                -- due amount ratio quantity
  position INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  PRIMARY KEY (document, obligation, slot, position),
  FOREIGN KEY (document, obligation) REFERENCES obligation (document, number),
  FOREIGN KEY (document, mention) REFERENCES mention (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX obligation_value_by_mention ON obligation_value (document, mention);

-- Further places that state the same.
CREATE TABLE obligation_place (
  document INTEGER NOT NULL,
  obligation INTEGER NOT NULL,
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (document, obligation, position),
  FOREIGN KEY (document, obligation) REFERENCES obligation (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  clause INTEGER,
  name TEXT NOT NULL,
  hit_policy TEXT NOT NULL,
  output_name TEXT NOT NULL,
  output_type TEXT NOT NULL,
  output_unit TEXT,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, clause) REFERENCES clause (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_per (
  document INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  position INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (document, rule, position),
  FOREIGN KEY (document, rule) REFERENCES rule (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_input (
  document INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  PRIMARY KEY (document, rule, position),
  FOREIGN KEY (document, rule) REFERENCES rule (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_input_value (
  document INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  input INTEGER NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document, rule, input, position),
  FOREIGN KEY (document, rule, input) REFERENCES rule_input (document, rule, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_row (
  document INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  position INTEGER NOT NULL,
  result TEXT,                       -- null: no figure stated
  result_min TEXT,
  result_max TEXT,
  result_number REAL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  formula TEXT,                      -- min(0.2 * 设备投入, 3000000)
  PRIMARY KEY (document, rule, position),
  FOREIGN KEY (document, rule) REFERENCES rule (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_test (
  document INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  rule_row INTEGER NOT NULL,
  input INTEGER NOT NULL,
  test TEXT NOT NULL,                -- a FEEL unary test
  PRIMARY KEY (document, rule, rule_row, input),
  FOREIGN KEY (document, rule, rule_row) REFERENCES rule_row (document, rule, position),
  FOREIGN KEY (document, rule, input) REFERENCES rule_input (document, rule, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_note (
  document INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (document, rule, position),
  FOREIGN KEY (document, rule) REFERENCES rule (document, number)
) STRICT, WITHOUT ROWID;

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

-- Steps, each followed by its branches: ways off the usual one, once the step
-- is done (不合格的退回补正).
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

CREATE TABLE step_actor (
  document INTEGER NOT NULL,
  workflow INTEGER NOT NULL,
  step INTEGER NOT NULL,
  role TEXT NOT NULL,                -- actor approve
  position INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (document, workflow, step, role, position),
  FOREIGN KEY (document, workflow, step) REFERENCES step (document, workflow, position),
  FOREIGN KEY (document, mention) REFERENCES mention (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE step_due (
  document INTEGER NOT NULL,
  workflow INTEGER NOT NULL,
  step INTEGER NOT NULL,
  position INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  PRIMARY KEY (document, workflow, step, position),
  FOREIGN KEY (document, workflow, step) REFERENCES step (document, workflow, position),
  FOREIGN KEY (document, mention) REFERENCES mention (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE step_next (
  document INTEGER NOT NULL,
  workflow INTEGER NOT NULL,
  step INTEGER NOT NULL,
  next INTEGER NOT NULL,             -- the ordinal of a step
  PRIMARY KEY (document, workflow, step, next),
  FOREIGN KEY (document, workflow, step) REFERENCES step (document, workflow, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  severity TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  clause INTEGER,
  span_begin INTEGER,
  span_end INTEGER,
  page INTEGER,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, clause) REFERENCES clause (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_code ON finding (code);

-- Search. A row holds a clause's own characters as they are matched (half
-- width), with blanks around every Han character and mark, and ¶ for the end
-- of a paragraph or cell: 补助 is asked for as the phrase "补 助". Marks are
-- tokens too, so a phrase is found where it stands unbroken and nowhere else.
-- rowid >> 20 is the slot of the document, rowid & 1048575 the clause.
CREATE VIRTUAL TABLE clause_search USING fts5 (
  text,
  tokenize = "unicode61 remove_diacritics 0 tokenchars '¶,.;:?!()[]<>{}+-*/=%&#@^|~_、。“”‘’「」『』《》〈〉〔〕【】…—–·×÷℃‰￥①②③④⑤⑥⑦⑧⑨⑩'"
);
-- The same of conditions, as they stand: every character has blanks around it,
-- so any part of a word is found too. rowid & 1048575 is the obligation.
CREATE VIRTUAL TABLE condition_search USING fts5 (
  text,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cf Cn Co'",
  columnsize = 0
);
CREATE TABLE search_slot (
  slot INTEGER PRIMARY KEY,
  document INTEGER NOT NULL UNIQUE REFERENCES document (id)
) STRICT;

-- The journal: what each run did. Nothing here is about what documents say.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  ended TEXT,                        -- null: at work, or ended by force
  program TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,                -- new changed moved deleted again failed skipped classified reread
  root TEXT NOT NULL,
  path TEXT NOT NULL,
  document INTEGER,
  previous INTEGER,                  -- the document before
  detail TEXT,                       -- a reason, or the path before
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- Answers that are no longer what they were: gained, lost, different.
CREATE TABLE answer_change (
  run INTEGER NOT NULL,
  event INTEGER NOT NULL,
  number INTEGER NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('gained', 'lost', 'different')),
  kind TEXT NOT NULL,                -- obligation amount time …
  subject TEXT NOT NULL,             -- what the answer is about
  before TEXT,
  after TEXT,
  PRIMARY KEY (run, event, number),
  FOREIGN KEY (run, event) REFERENCES event (run, number)
) STRICT, WITHOUT ROWID;

-- Files that cannot be stored as they are, and when to try them again.
CREATE TABLE quarantine (
  root TEXT NOT NULL,
  path TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  retry_at INTEGER NOT NULL,         -- seconds since 1970
  PRIMARY KEY (root, path),
  FOREIGN KEY (root, path) REFERENCES place (root, path) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The dictionaries that a fingerprint stands for.
CREATE TABLE dictionary (
  fingerprint TEXT NOT NULL,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (fingerprint, path)
) STRICT, WITHOUT ROWID;
