-- The state file: what the daemon must remember and nobody else reads. Times are unix seconds, UTC.

-- Candidates that the guard holds back, one a partition of a dataset. `partition` is the value of the partition's column
-- as text, empty for the whole dataset; `records` is a JSON array of arrays, a value for each column of the dataset.
CREATE TABLE held_candidates (
  dataset TEXT NOT NULL,
  partition TEXT NOT NULL,
  digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  is_incomplete INTEGER NOT NULL CHECK (is_incomplete IN (0, 1)),
  is_rest_confirmed INTEGER NOT NULL CHECK (is_rest_confirmed IN (0, 1)),
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  times_seen INTEGER NOT NULL,
  records TEXT NOT NULL,
  PRIMARY KEY (dataset, partition)
);
