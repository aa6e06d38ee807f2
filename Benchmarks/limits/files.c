// The files that vclaim-bench wrote, and the database that is made of them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "limit.h"

_Noreturn void fail(const char *what, const char *detail) {
  fprintf(stderr, "limits: %s: %s\n", what, detail);
  exit(70);
}

void require(int condition, const char *expectation) {
  if (!condition) fail("expected", expectation);
}

char *path_in(const char *directory, const char *name) {
  size_t room = strlen(directory) + strlen(name) + 2;
  char *path = malloc(room);
  snprintf(path, room, "%s/%s", directory, name);
  return path;
}

char *contents(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) fail("cannot be read; does `vclaim-bench --write` come first?", path);
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*length + 1);
  require(fread(bytes, 1, *length, file) == *length, "a whole file");
  bytes[*length] = 0;
  fclose(file);
  return bytes;
}

struct lines lines_of(const char *path) {
  size_t length, place = 0;
  char *bytes = contents(path, &length);
  struct lines lines = {0};
  for (size_t at = 0; at < length; at++) lines.count += bytes[at] == '\n';
  lines.text = calloc(lines.count, sizeof *lines.text);
  for (size_t line = 0; line < lines.count; line++) {
    lines.text[line] = bytes + place;
    char *end = strchr(bytes + place, '\n');
    *end = 0;
    place = (size_t)(end - bytes) + 1;
  }
  return lines;
}

struct rows rows_of(const char *directory) {
  struct lines lines = lines_of(path_in(directory, "rows.tsv"));
  struct rows rows = {calloc(lines.count, sizeof(struct row)), lines.count};
  for (size_t place = 0; place < rows.count; place++) {
    char *tab = strchr(lines.text[place], '\t');
    require(tab != NULL, "a code, a tab and a name");
    *tab = 0;
    rows.row[place] = (struct row){lines.text[place], tab + 1};
  }
  return rows;
}

sqlite3 *open_database(const char *path, int flags) {
  sqlite3 *database;
  if (sqlite3_open_v2(path, &database, flags, NULL) != SQLITE_OK) fail(path, sqlite3_errmsg(database));
  return database;
}

void execute(sqlite3 *database, const char *sql) {
  char *message;
  if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK) fail(sql, message);
}

sqlite3_stmt *prepared(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    fail(sql, sqlite3_errmsg(database));
  return statement;
}

void make_database(const char *directory) {
  char *path = path_in(directory, "limit.sqlite");
  char *beside[] = {path, path_in(directory, "limit.sqlite-wal"), path_in(directory, "limit.sqlite-shm")};
  for (size_t file = 0; file < 3; file++) remove(beside[file]);
  sqlite3 *database = open_database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  // The log stays when the program ends: readers of the file find it as they find that of a running daemon.
  sqlite3_file_control(database, "main", SQLITE_FCNTL_PERSIST_WAL, &(int){1});
  execute(database,
          "PRAGMA journal_mode = WAL;"
          "CREATE TABLE diagnoses (code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;"
          "CREATE TABLE shown (position INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL);"
          "CREATE VIRTUAL TABLE found USING fts5 (code, name, content = 'shown', content_rowid = 'position',"
          " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');"
          "BEGIN");
  struct rows rows = rows_of(directory);
  sqlite3_stmt *row = prepared(database, "INSERT INTO diagnoses VALUES (?, ?)");
  sqlite3_stmt *shown = prepared(database, "INSERT INTO shown (code, name) VALUES (?, ?)");
  for (size_t place = 0; place < rows.count; place++)
    for (size_t table = 0; table < 2; table++) {
      sqlite3_stmt *statement = table ? shown : row;
      sqlite3_bind_text(statement, 1, rows.row[place].code, -1, SQLITE_STATIC);
      sqlite3_bind_text(statement, 2, rows.row[place].name, -1, SQLITE_STATIC);
      require(sqlite3_step(statement) == SQLITE_DONE, "an inserted row");
      sqlite3_reset(statement);
    }
  sqlite3_finalize(row);
  sqlite3_finalize(shown);
  execute(database, "INSERT INTO found (found) VALUES ('rebuild');"
          "INSERT INTO found (found) VALUES ('optimize'); COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  sqlite3_close(database);
}
