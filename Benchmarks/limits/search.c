// Searches as they are typed, top 20, over an external-content FTS5 table.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "limit.h"

struct search {
  sqlite3_stmt *statement;
  struct lines texts;
};

static void *prepare(const char *directory, const char *order, const char *texts) {
  struct search *state = calloc(1, sizeof *state);
  sqlite3 *database = open_database(path_in(directory, "limit.sqlite"), SQLITE_OPEN_READONLY);
  // Through the rows themselves: columns of an FTS5 table with external content cost twice as much.
  char sql[250];
  snprintf(sql, sizeof sql, 
           "SELECT shown.code, shown.name FROM found JOIN shown ON position = found.rowid"
           " WHERE found MATCH ? ORDER BY %s LIMIT 20",
           order);
  state->statement = prepared(database, sql);
  state->texts = lines_of(path_in(directory, texts));
  // Every text is one word: it becomes a prefix.
  for (size_t place = 0; place < state->texts.count; place++) {
    size_t room = strlen(state->texts.text[place]) + 4;
    char *query = malloc(room);
    snprintf(query, room, "\"%s\"*", state->texts.text[place]);
    state->texts.text[place] = query;
  }
  return state;
}

static void run(void *opaque, size_t number) {
  struct search *state = opaque;
  char names[20][256];
  int found = 0;
  sqlite3_bind_text(state->statement, 1, state->texts.text[number % state->texts.count], -1, SQLITE_STATIC);
  while (sqlite3_step(state->statement) == SQLITE_ROW) {
    size_t length = (size_t)sqlite3_column_bytes(state->statement, 1);
    require(length < sizeof *names, "a name of usual length");
    memcpy(names[found++], sqlite3_column_text(state->statement, 1), length);
  }
  *(volatile char *)names[0] = names[0][0];
  require(found > 0, "rows for a text that stands in the file");
  sqlite3_reset(state->statement);
}

static void *by_rowid_2(const char *directory) { return prepare(directory, "found.rowid", "search-2.txt"); }
static void *by_rowid_3(const char *directory) { return prepare(directory, "found.rowid", "search-3.txt"); }
static void *by_rowid_4(const char *directory) { return prepare(directory, "found.rowid", "search-4.txt"); }
static void *by_bm25_3(const char *directory) { return prepare(directory, "rank", "search-3.txt"); }

const struct limit search_limits[] = {
  {"c-search-2", "C, FTS5 by rowid, 2 characters", 400, by_rowid_2, NULL, run, NULL},
  {"c-search-3", "C, FTS5 by rowid, 3 characters", 400, by_rowid_3, NULL, run, NULL},
  {"c-search-4", "C, FTS5 by rowid, 4 characters", 400, by_rowid_4, NULL, run, NULL},
  {"c-search-3-bm25", "C, FTS5 by bm25, 3 characters", 40, by_bm25_3, NULL, run, NULL},
  {0},
};
