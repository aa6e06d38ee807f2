-- Answers of pulls that did not come to their end, so that the next one goes on from there. `source` names the service, its
-- dialect and the hospital; `request` the end point with its arguments; `received` counts the rows that the service sent;
-- `rows` is a JSON array of arrays: code, name and, where there are any, the other members as an object.

CREATE TABLE fetched_answers (
  dataset TEXT NOT NULL,
  request TEXT NOT NULL,
  source TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  received INTEGER NOT NULL,
  rows TEXT NOT NULL,
  PRIMARY KEY (dataset, request)
);
