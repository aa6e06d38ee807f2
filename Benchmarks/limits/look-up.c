// Look-ups by key in SQLite, in three ways to keep statement and snapshot.
#include <stdlib.h>
#include <string.h>
#include "limit.h"

enum { header_bytes = 48 };

struct look_up {
  sqlite3 *database;
  sqlite3_stmt *statement;
  struct lines keys;
  // Where SQLite itself has mapped the wal-index; a descriptor of our own would drop its locks when it is closed.
  volatile void *header;
  unsigned char seen[header_bytes];
};

static const char sql[] = "SELECT code, name FROM diagnoses WHERE code = ?";

static void *prepare(const char *directory) {
  struct look_up *state = calloc(1, sizeof *state);
  state->database = open_database(path_in(directory, "limit.sqlite"), SQLITE_OPEN_READONLY);
  state->statement = prepared(state->database, sql);
  state->keys = lines_of(path_in(directory, "keys.txt"));
  return state;
}

// Reads the row into memory of our own, as a caller gets it.
static void read_row(struct look_up *state, sqlite3_stmt *statement, size_t number) {
  char name[256];
  sqlite3_bind_text(statement, 1, state->keys.text[number % state->keys.count], -1, SQLITE_STATIC);
  require(sqlite3_step(statement) == SQLITE_ROW, "a row for a code that is in the file");
  int length = sqlite3_column_bytes(statement, 1);
  require(length > 0 && (size_t)length < sizeof name, "a name of usual length");
  memcpy(name, sqlite3_column_text(statement, 1), (size_t)length);
  *(volatile char *)name = name[0];
  sqlite3_reset(statement);
}

static void automatically(void *opaque, size_t number) {
  struct look_up *state = opaque;
  read_row(state, state->statement, number);
}

static void prepared_each_time(void *opaque, size_t number) {
  struct look_up *state = opaque;
  sqlite3_stmt *statement;
  require(sqlite3_prepare_v2(state->database, sql, -1, &statement, NULL) == SQLITE_OK, "a statement");
  read_row(state, statement, number);
  sqlite3_finalize(statement);
}

static void *hold(const char *directory) {
  struct look_up *state = prepare(directory);
  execute(state->database, "BEGIN");
  read_row(state, state->statement, 0);
  sqlite3_file *file;
  sqlite3_file_control(state->database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  require(file->pMethods->xShmMap(file, 0, 32768, 0, &state->header) == SQLITE_OK && state->header, "a wal-index");
  memcpy(state->seen, (const void *)state->header, header_bytes);
  return state;
}

static void freshly(void *opaque, size_t number) {
  struct look_up *state = opaque;
  if (memcmp(state->seen, (const void *)state->header, header_bytes)) {
    // Kept before the snapshot is taken: a commit in between renews it once more, and is never missed.
    memcpy(state->seen, (const void *)state->header, header_bytes);
    execute(state->database, "COMMIT; BEGIN");
  }
  read_row(state, state->statement, number);
}

const struct limit look_up_limits[] = {
  {"c-fresh", "C, prepared, snapshot held, renewed when the wal-index moved", 4000, hold, NULL, freshly, NULL},
  {"c-auto", "C, prepared, autocommit", 4000, prepare, NULL, automatically, NULL},
  {"c-prepare", "C, prepared every time", 4000, prepare, NULL, prepared_each_time, NULL},
  {0},
};
