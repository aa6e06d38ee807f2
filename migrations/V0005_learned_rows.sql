-- The rows that look-ups learned from the service one by one and that no pull has confirmed yet; `key` is as in `changes`.
-- A complete pull that lacks one removes it, and that is no loss for the guard.

CREATE TABLE learned_rows (
  dataset TEXT NOT NULL,
  key TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (dataset, key)
) WITHOUT ROWID;
