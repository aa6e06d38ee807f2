#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

// Only what Swift cannot import from sqlite3.h itself, each with its reason. An absent pointer means "no bytes" here, and never NULL.

// SQLITE_TRANSIENT is a cast to a function pointer; Swift imports no such macro.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, text ? text : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// SQLITE_TRANSIENT, as above.
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

// sqlite3_db_config is variadic; Swift imports no variadic function. `now` receives the setting that is in force afterwards.
static inline int csqlite_db_config(sqlite3 *connection, int option, int value, int *now) {
  return sqlite3_db_config(connection, option, value, now);
}

#endif
