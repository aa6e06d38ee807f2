-- How many partitions of a dataset the guard holds back: the state is then `held`, whatever the age of the rows.

ALTER TABLE datasets_status ADD COLUMN held INTEGER NOT NULL DEFAULT 0;

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
FROM datasets_status;
