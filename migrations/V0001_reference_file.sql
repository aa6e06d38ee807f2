-- The reference file, as its readers see it: only tables and views, no STRICT, no RETURNING, no generated columns, and
-- nothing in a view that SQLite 3.22 cannot read. The search tables need SQLite 3.27 (remove_diacritics 2).
--
-- A dataset with a search index is three things: <name>_rows, whose position is the order in which rows are shown;
-- the view <name>, which has the public columns and nothing else; and <name>_search, an FTS5 index over <name>_rows.
-- The index on <name>_rows begins with the key and covers the row, so that a look-up reads one b-tree. It is unique by
-- its whole width only: that a key stands there once is the work of the publication, which is the only writer.

CREATE TABLE polyclinics (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code)
) WITHOUT ROWID;

CREATE TABLE facilities_rows (
  position INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  level INTEGER
);
CREATE UNIQUE INDEX facilities_key ON facilities_rows (code, name, level);
CREATE VIEW facilities AS SELECT code, name, level FROM facilities_rows;
CREATE VIRTUAL TABLE facilities_search USING fts5 (
  code, name,
  content = 'facilities_rows', content_rowid = 'position',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE diagnoses_rows (
  position INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE UNIQUE INDEX diagnoses_key ON diagnoses_rows (code, name);
CREATE VIEW diagnoses AS SELECT code, name FROM diagnoses_rows;
CREATE VIRTUAL TABLE diagnoses_search USING fts5 (
  code, name,
  content = 'diagnoses_rows', content_rowid = 'position',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE doctors_rows (
  position INTEGER PRIMARY KEY,
  facility_code TEXT NOT NULL,
  polyclinic_code TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE UNIQUE INDEX doctors_key ON doctors_rows (facility_code, polyclinic_code, code, name);
CREATE VIEW doctors AS SELECT facility_code, polyclinic_code, code, name FROM doctors_rows;
CREATE VIRTUAL TABLE doctors_search USING fts5 (
  code, name, facility_code UNINDEXED, polyclinic_code UNINDEXED,
  content = 'doctors_rows', content_rowid = 'position',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE room_classes (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code)
) WITHOUT ROWID;

CREATE TABLE rooms (
  facility_code TEXT NOT NULL,
  class_code TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  capacity INTEGER,
  available INTEGER,
  PRIMARY KEY (facility_code, class_code, code)
) WITHOUT ROWID;

-- How often the whole file has changed.
CREATE TABLE generation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value INTEGER NOT NULL
);
INSERT INTO generation (id, value) VALUES (1, 0);

-- What changed and when. Volatile columns (rooms: capacity, available) stand outside of it.
CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  generation INTEGER NOT NULL,
  dataset TEXT NOT NULL,
  key TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('added', 'changed', 'removed')),
  before TEXT,
  after TEXT,
  at INTEGER NOT NULL
);
CREATE INDEX changes_generation ON changes (generation);

-- A row for each dataset, written when a pull confirms or fails and when the plan changes. Everybody else reads the view
-- below, which works out the state at the moment of reading: it stays true when the daemon is down.
CREATE TABLE datasets_status (
  dataset TEXT NOT NULL PRIMARY KEY,
  is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
  generation INTEGER NOT NULL DEFAULT 0,
  row_count INTEGER NOT NULL DEFAULT 0,
  as_of INTEGER,
  attempted_at INTEGER,
  next_at INTEGER,
  max_stale INTEGER,
  last_error TEXT
) WITHOUT ROWID;
INSERT INTO datasets_status (dataset)
VALUES ('polyclinics'), ('facilities'), ('diagnoses'), ('doctors'), ('room_classes'), ('rooms');

CREATE VIEW datasets AS
SELECT
  dataset,
  CASE
    WHEN NOT is_on THEN 'off'
    WHEN as_of IS NULL THEN 'never'
    WHEN max_stale IS NOT NULL AND CAST(strftime('%s', 'now') AS INTEGER) - as_of > max_stale THEN 'stale'
    ELSE 'fresh'
  END AS state,
  generation,
  row_count,
  as_of,
  attempted_at,
  next_at,
  max_stale,
  last_error
FROM datasets_status;
