-- Procedures with their search index, the small lists, and the areas: provinces, regencies, districts. Built as the tables of
-- V0001 are: see there.

CREATE TABLE procedures_rows (
  position INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE UNIQUE INDEX procedures_key ON procedures_rows (code, name);
CREATE VIEW procedures AS SELECT code, name FROM procedures_rows;
CREATE VIRTUAL TABLE procedures_search USING fts5 (
  code, name,
  content = 'procedures_rows', content_rowid = 'position',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE specialties (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code)
) WITHOUT ROWID;

CREATE TABLE care_rooms (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code)
) WITHOUT ROWID;

CREATE TABLE discharge_conditions (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code)
) WITHOUT ROWID;

CREATE TABLE discharge_statuses (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code)
) WITHOUT ROWID;

CREATE TABLE chronic_diagnoses (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code)
) WITHOUT ROWID;

CREATE TABLE provinces (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code)
) WITHOUT ROWID;

CREATE TABLE regencies (
  province_code TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (province_code, code)
) WITHOUT ROWID;

CREATE TABLE districts (
  regency_code TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (regency_code, code)
) WITHOUT ROWID;

INSERT INTO datasets_status (dataset)
VALUES ('procedures'), ('specialties'), ('care_rooms'), ('discharge_conditions'), ('discharge_statuses'),
  ('chronic_diagnoses'), ('provinces'), ('regencies'), ('districts');
