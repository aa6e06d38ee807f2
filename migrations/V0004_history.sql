-- From when on the past of each dataset is known: what it was at or after `at` follows from its rows and the entries of
-- `changes` behind `generation`, the state of which is the oldest one known. `pruned` is the last generation of which
-- entries were taken out of the journal, 0 while none were. A dataset that was never published has no line.

CREATE TABLE journal_horizon (
  dataset TEXT NOT NULL,
  at INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  pruned INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (dataset)
) WITHOUT ROWID;

INSERT INTO journal_horizon (dataset, at, generation)
SELECT dataset, at, generation FROM changes WHERE id IN (SELECT min(id) FROM changes GROUP BY dataset);

CREATE INDEX changes_key ON changes (dataset, key);
