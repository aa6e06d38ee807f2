-- Datasets that were rolled back to a generation of the reference file: what pulls bring of them is held until an
-- administrator approves. `since` is unix seconds, UTC.

CREATE TABLE pins (
  dataset TEXT NOT NULL PRIMARY KEY,
  generation INTEGER NOT NULL,
  since INTEGER NOT NULL
) WITHOUT ROWID;
