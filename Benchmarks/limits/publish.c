// Publications of a whole list: what it costs to find that nothing changed, and to change everything.
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "limit.h"

struct publish {
  sqlite3 *database;
  sqlite3_stmt *list, *update, *upsert, *journal;
  struct rows version[2];
  unsigned char digest[EVP_MAX_MD_SIZE];
};

enum index { no_index, rebuilt, by_triggers, as_ours };

static void digest(const struct rows *rows, unsigned char *result) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(context, EVP_sha256(), NULL);
  for (size_t place = 0; place < rows->count; place++) {
    EVP_DigestUpdate(context, rows->row[place].code, strlen(rows->row[place].code) + 1);
    EVP_DigestUpdate(context, rows->row[place].name, strlen(rows->row[place].name) + 1);
  }
  EVP_DigestFinal_ex(context, result, NULL);
  EVP_MD_CTX_free(context);
}

static void write_upsert(struct publish *state, const struct rows *rows) {
  for (size_t place = 0; place < rows->count; place++) {
    sqlite3_bind_text(state->upsert, 1, rows->row[place].code, -1, SQLITE_STATIC);
    sqlite3_bind_text(state->upsert, 2, rows->row[place].name, -1, SQLITE_STATIC);
    require(sqlite3_step(state->upsert) == SQLITE_DONE, "a written row");
    sqlite3_reset(state->upsert);
  }
}

static const char tables[] =
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
  "CREATE TABLE diagnoses (position INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL);";
static const char index_table[] =
  "CREATE VIRTUAL TABLE found USING fts5 (code, name, content = 'diagnoses', content_rowid = 'position',"
  " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');";
// The same words and beginnings of words as in migrations/V0007_search.sql, and its journal.
static const char tables_as_ours[] =
  "CREATE VIEW indexed AS SELECT position, code, name, char(57345) || replace(code, '.', '') || ' ' || char(57344)"
  " || substr(name, 1, instr(name || ' ', ' ')) AS marks FROM diagnoses;"
  "CREATE VIRTUAL TABLE found USING fts5 (code, name, marks, content = 'indexed', content_rowid = 'position',"
  " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5');"
  "INSERT INTO found (found, rank) VALUES ('hashsize', 33554432);"
  "CREATE TABLE changes (id INTEGER PRIMARY KEY, generation INTEGER NOT NULL, dataset TEXT NOT NULL, key TEXT NOT NULL,"
  " op TEXT NOT NULL, before TEXT, after TEXT, at INTEGER NOT NULL);"
  "CREATE TABLE changes_by_key (dataset TEXT NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL,"
  " PRIMARY KEY (dataset, key, id)) WITHOUT ROWID;";
static const char triggers[] =
  "CREATE TRIGGER inserted AFTER INSERT ON diagnoses BEGIN"
  " INSERT INTO found (rowid, code, name) VALUES (new.position, new.code, new.name); END;"
  "CREATE TRIGGER changed AFTER UPDATE ON diagnoses BEGIN"
  " INSERT INTO found (found, rowid, code, name) VALUES ('delete', old.position, old.code, old.name);"
  " INSERT INTO found (rowid, code, name) VALUES (new.position, new.code, new.name); END;";

static void *prepare(const char *directory, const char *name, enum index index) {
  struct publish *state = calloc(1, sizeof *state);
  char *path = path_in(directory, name);
  size_t room = strlen(path) + 5;
  char *beside = malloc(room);
  for (size_t file = 0; file < 3; file++) {
    snprintf(beside, room, "%s%s", path, (const char *[]){"", "-wal", "-shm"}[file]);
    remove(beside);
  }
  state->database = open_database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  execute(state->database, tables);
  if (index == rebuilt || index == by_triggers) execute(state->database, index_table);
  if (index == as_ours) execute(state->database, tables_as_ours);
  if (index == by_triggers) execute(state->database, triggers);
  state->list = prepared(state->database, "SELECT position, code, name FROM diagnoses ORDER BY code");
  state->update = prepared(state->database, "UPDATE diagnoses SET name = ? WHERE position = ?");
  state->upsert = prepared(
    state->database,
    "INSERT INTO diagnoses (code, name) VALUES (?, ?)"
    " ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE name <> excluded.name");
  if (index == as_ours)
    state->journal = prepared(
      state->database,
      "INSERT INTO changes (generation, dataset, key, op, before, after, at) VALUES (?1, 'diagnoses', json_array(?2),"
      " 'changed', json_object('code', ?2, 'name', ?3), json_object('code', ?2, 'name', ?4), 1700000000)");
  state->version[1] = rows_of(directory);
  struct rows *changed = &state->version[0];
  *changed = (struct rows){calloc(state->version[1].count, sizeof(struct row)), state->version[1].count};
  for (size_t place = 0; place < changed->count; place++) {
    struct row row = state->version[1].row[place];
    char *revised = malloc(strlen(row.name) + 10);
    changed->row[place] = (struct row){row.code, strcat(strcpy(revised, row.name), ", revised")};
  }
  execute(state->database, "BEGIN");
  write_upsert(state, &state->version[1]);
  if (index == rebuilt || index == as_ours) execute(state->database, "INSERT INTO found (found) VALUES ('rebuild')");
  execute(state->database, "COMMIT");
  digest(&state->version[1], state->digest);
  return state;
}

static void reset(void *opaque, size_t number) {
  (void)number;
  struct publish *state = opaque;
  require(sqlite3_wal_checkpoint_v2(state->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK,
          "a log that nobody else needs");
}

static int frames(void *opaque) {
  struct publish *state = opaque;
  int count, done;
  sqlite3_wal_checkpoint_v2(state->database, NULL, SQLITE_CHECKPOINT_PASSIVE, &count, &done);
  return count;
}

static void write_entry(struct publish *state, const struct row *row, size_t generation) {
  sqlite3_bind_int64(state->journal, 1, (sqlite3_int64)generation);
  sqlite3_bind_text(state->journal, 2, row->code, -1, SQLITE_STATIC);
  sqlite3_bind_value(state->journal, 3, sqlite3_column_value(state->list, 2));
  sqlite3_bind_text(state->journal, 4, row->name, -1, SQLITE_STATIC);
  require(sqlite3_step(state->journal) == SQLITE_DONE, "a written entry");
  sqlite3_reset(state->journal);
}

// Goes through table and list side by side, both by code, and writes what differs.
static size_t merge(struct publish *state, const struct rows *rows, size_t generation) {
  size_t changed = 0;
  for (size_t place = 0; place < rows->count; place++) {
    require(sqlite3_step(state->list) == SQLITE_ROW, "as many rows");
    const char *code = (const char *)sqlite3_column_text(state->list, 1);
    require(!strcmp(code, rows->row[place].code), "the same codes");
    if (!strcmp((const char *)sqlite3_column_text(state->list, 2), rows->row[place].name)) continue;
    if (state->journal) write_entry(state, &rows->row[place], generation);
    sqlite3_bind_text(state->update, 1, rows->row[place].name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(state->update, 2, sqlite3_column_int64(state->list, 0));
    require(sqlite3_step(state->update) == SQLITE_DONE, "a written row");
    sqlite3_reset(state->update);
    changed++;
  }
  require(sqlite3_step(state->list) == SQLITE_DONE, "no more rows");
  sqlite3_reset(state->list);
  return changed;
}

static void finish(struct publish *state, const char *commit) {
  execute(state->database, commit);
  // A publication of ours ends with it too.
  sqlite3_wal_checkpoint_v2(state->database, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

static void *prepare_plain(const char *directory) { return prepare(directory, "limit-plain.sqlite", no_index); }
static void *prepare_rebuilt(const char *directory) { return prepare(directory, "limit-rebuilt.sqlite", rebuilt); }
static void *prepare_as_ours(const char *directory) { return prepare(directory, "limit-as-ours.sqlite", as_ours); }
static void *prepare_triggers(const char *directory) { return prepare(directory, "limit-triggers.sqlite", by_triggers); }

static void unchanged_digest(void *opaque, size_t number) {
  (void)number;
  struct publish *state = opaque;
  unsigned char now[EVP_MAX_MD_SIZE];
  digest(&state->version[1], now);
  require(!memcmp(now, state->digest, 32), "the same rows");
}

static void unchanged_merge(void *opaque, size_t number) {
  (void)number;
  struct publish *state = opaque;
  execute(state->database, "BEGIN IMMEDIATE");
  require(merge(state, &state->version[1], 0) == 0, "nothing changed");
  finish(state, "COMMIT");
}

static void unchanged_upsert(void *opaque, size_t number) {
  (void)number;
  struct publish *state = opaque;
  execute(state->database, "BEGIN IMMEDIATE");
  write_upsert(state, &state->version[1]);
  finish(state, "COMMIT");
}

static void all_changed(void *opaque, size_t number) {
  struct publish *state = opaque;
  const struct rows *rows = &state->version[number % 2];
  execute(state->database, "BEGIN IMMEDIATE");
  require(merge(state, rows, number) == rows->count, "all rows changed");
  finish(state, "COMMIT");
}

static void all_changed_rebuilt(void *opaque, size_t number) {
  struct publish *state = opaque;
  const struct rows *rows = &state->version[number % 2];
  execute(state->database, "BEGIN IMMEDIATE");
  require(merge(state, rows, number) == rows->count, "all rows changed");
  finish(state, "INSERT INTO found (found) VALUES ('rebuild'); COMMIT");
}

static void all_changed_journaled(void *opaque, size_t number) {
  struct publish *state = opaque;
  const struct rows *rows = &state->version[number % 2];
  execute(state->database, "BEGIN IMMEDIATE");
  require(merge(state, rows, number) == rows->count, "all rows changed");
  char sql[200];
  // Each publication so far has written as many entries.
  snprintf(sql, sizeof sql, "INSERT INTO changes_by_key SELECT dataset, key, id FROM changes WHERE id > %zu",
           number * rows->count);
  execute(state->database, sql);
  finish(state, "INSERT INTO found (found) VALUES ('rebuild'); COMMIT");
}

const struct limit publish_limits[] = {
  {"c-unchanged-digest", "C, unchanged, SHA-256 of the list", 2, prepare_plain, reset, unchanged_digest, frames},
  {"c-unchanged-merge", "C, unchanged, merge with one cursor", 2, prepare_plain, reset, unchanged_merge, frames},
  {"c-unchanged-upsert", "C, unchanged, upsert of each row", 2, prepare_plain, reset, unchanged_upsert, frames},
  {"c-all-plain", "C, all changed, no search index", 1, prepare_plain, reset, all_changed, frames},
  {"c-all-rebuilt", "C, all changed, index rebuilt in the transaction", 1, prepare_rebuilt, reset, all_changed_rebuilt, frames},
  {"c-all-journal", "C, all changed, the same index as ours rebuilt in the transaction, and the journal written", 1,
   prepare_as_ours, reset, all_changed_journaled, frames},
  {"c-all-triggers", "C, all changed, index kept by row triggers", 1, prepare_triggers, reset, all_changed, frames},
  {0},
};
