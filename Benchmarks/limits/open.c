// From nothing to the first answer, out of the very file that the library opens: reading its schema is most of it.
#include <stdlib.h>
#include "limit.h"

struct cold {
  char *path;
  struct lines keys;
};

static void *prepare(const char *directory) {
  struct cold *state = calloc(1, sizeof *state);
  state->path = path_in(directory, "reference.sqlite");
  state->keys = lines_of(path_in(directory, "keys.txt"));
  return state;
}

static void run(void *opaque, size_t number) {
  struct cold *state = opaque;
  sqlite3 *database = open_database(state->path, SQLITE_OPEN_READONLY);
  sqlite3_stmt *statement = prepared(database, "SELECT code, name FROM diagnoses WHERE code = ?");
  sqlite3_bind_text(statement, 1, state->keys.text[number % state->keys.count], -1, SQLITE_STATIC);
  require(sqlite3_step(statement) == SQLITE_ROW, "a row for a code that is in the file");
  sqlite3_finalize(statement);
  sqlite3_close(database);
}

const struct limit open_limits[] = {{"c-open", "C, open the file, first answer", 40, prepare, NULL, run, NULL}, {0}};
