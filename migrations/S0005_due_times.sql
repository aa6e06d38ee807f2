-- When each dataset is pulled next, for the next start of the program. `due_at` is unix seconds, UTC; the spans are
-- seconds. `is_urgent`: the last pull failed for a reason that somebody has to mend, and whoever starts the program
-- has probably done so.

CREATE TABLE due_times (
  dataset TEXT NOT NULL PRIMARY KEY,
  due_at INTEGER NOT NULL,
  wait INTEGER NOT NULL,
  every INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1))
) WITHOUT ROWID;
