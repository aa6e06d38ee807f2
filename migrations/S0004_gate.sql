-- What was asked of the service within the last day, an entry for each hour in which something was; requests that may
-- still come are counted in advance. Times are unix seconds, UTC.

CREATE TABLE spent_requests (
  began INTEGER NOT NULL,
  pulls INTEGER NOT NULL CHECK (pulls >= 0),
  live INTEGER NOT NULL CHECK (live >= 0)
);

-- Services that are left alone, and why. `credentials` tells those that were refused from others, and is too short to find
-- them out by.

CREATE TABLE cool_downs (
  service TEXT NOT NULL PRIMARY KEY,
  reason TEXT NOT NULL,
  code TEXT NOT NULL,
  http_status INTEGER,
  credentials TEXT,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;
