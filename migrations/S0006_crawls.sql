-- What the crawl of a table through a keyword search leaves behind for the next one, a line for each partition of a
-- dataset. `partition` is written as in `held_candidates`. `whole_at` is when the crawl last tried every beginning of a
-- code that there could be, in unix seconds, UTC; `row_limit` the size from which on answers may be cut, NULL where none
-- is; `cursor` the last of the beginnings without a row that was tried since.

CREATE TABLE crawls (
  dataset TEXT NOT NULL,
  partition TEXT NOT NULL,
  whole_at INTEGER NOT NULL,
  minimum_length INTEGER NOT NULL,
  row_limit INTEGER,
  cursor TEXT NOT NULL,
  PRIMARY KEY (dataset, partition)
) WITHOUT ROWID;

-- How many rows the answer to a keyword had, and how many of their codes began with it. An empty answer has no line.
CREATE TABLE crawl_answers (
  dataset TEXT NOT NULL,
  partition TEXT NOT NULL,
  keyword TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  code_count INTEGER NOT NULL,
  PRIMARY KEY (dataset, partition, keyword)
) WITHOUT ROWID;
