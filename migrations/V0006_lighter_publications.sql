-- Keeps what a publication writes to few pages: each is a frame of the log, and every reader reads it anew.
--
-- The file's generation stands among the states of the datasets, which every publication writes: in the line without a
-- name. Entries of `changes` stand in the order of their generations, so that one is found by halving, without an index.
-- The index by key is a table, to which many entries are brought at once: up to the number in `changes_indexed`.
-- `changes_of_key` has all of them. Numbers of `changes` still only grow: none is given again up to that one.

INSERT INTO datasets_status (dataset, generation) SELECT '', value FROM generation;
DROP TABLE generation;
CREATE VIEW generation AS SELECT 1 AS id, generation AS value FROM datasets_status WHERE dataset = '';

DROP VIEW datasets;
CREATE VIEW datasets AS
SELECT
  dataset,
  CASE
    WHEN NOT is_on THEN 'off'
    WHEN held > 0 THEN 'held'
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
FROM datasets_status
WHERE dataset <> '';

ALTER TABLE changes RENAME TO changes_before;
CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  dataset TEXT NOT NULL,
  key TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('added', 'changed', 'removed')),
  before TEXT,
  after TEXT,
  at INTEGER NOT NULL
);
INSERT INTO changes (id, generation, dataset, key, op, before, after, at)
SELECT id, generation, dataset, key, op, before, after, at FROM changes_before ORDER BY id;

CREATE TABLE changes_by_key (
  dataset TEXT NOT NULL,
  key TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (dataset, key, id)
) WITHOUT ROWID;
CREATE TABLE changes_indexed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id INTEGER NOT NULL
);
INSERT INTO changes_by_key (dataset, key, id) SELECT dataset, key, id FROM changes ORDER BY dataset, key, id;
INSERT INTO changes_indexed (one, id)
SELECT 1, coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'changes_before';
DROP TABLE changes_before;

CREATE VIEW changes_of_key AS
SELECT dataset, key, id FROM changes_by_key
UNION ALL
SELECT dataset, key, id FROM changes WHERE id > (SELECT id FROM changes_indexed);
