// One thing that a program in C does, as a limit for what ours does.
#pragma once
#include <stddef.h>
#include <sqlite3.h>

struct limit {
  const char *name;
  const char *summary;
  // How many operations a round has.
  size_t per_round;
  // Makes everything that is not measured; `directory` holds the files that vclaim-bench wrote.
  void *(*prepare)(const char *directory);
  // Sets one operation up, outside of the measurement; may be missing.
  void (*reset)(void *state, size_t number);
  // The operation; it ends the program when its result is not what it should be.
  void (*run)(void *state, size_t number);
  // Frames in the write-ahead log after one operation; may be missing.
  int (*frames)(void *state);
};

extern const struct limit look_up_limits[], hash_limits[], search_limits[], decode_limits[], publish_limits[], open_limits[];

// Ends the program with a message.
_Noreturn void fail(const char *what, const char *detail);
void require(int condition, const char *expectation);
// `directory/name`, never freed: it lives as long as the program.
char *path_in(const char *directory, const char *name);
// The bytes of a file with a zero behind them.
char *contents(const char *path, size_t *length);

struct lines {
  char **text;
  size_t count;
};
struct lines lines_of(const char *path);

struct row {
  const char *code;
  const char *name;
};
struct rows {
  struct row *row;
  size_t count;
};
// What stands in rows.tsv, by code.
struct rows rows_of(const char *directory);

// Opens a database; ends the program when that fails.
sqlite3 *open_database(const char *path, int flags);
void execute(sqlite3 *database, const char *sql);
sqlite3_stmt *prepared(sqlite3 *database, const char *sql);
// Makes limit.sqlite: the rows in the table that is best for look-ups, and in the index that is best for searches.
void make_database(const char *directory);
