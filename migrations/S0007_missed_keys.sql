-- Keys that look-ups asked for and nobody had: the next crawls of the dataset ask for them first. `noted_at` is unix
-- seconds, UTC; `tries` how many crawls have asked in vain.

CREATE TABLE missed_keys (
  dataset TEXT NOT NULL,
  key TEXT NOT NULL,
  noted_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (dataset, key)
) WITHOUT ROWID;
