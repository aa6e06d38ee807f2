#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

// Only what Swift cannot import from sqlite3.h itself, each with its reason. An absent pointer means "no bytes" here, and never NULL.

// SQLITE_TRANSIENT is a cast to a function pointer; Swift imports no such macro.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, text ? text : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// SQLITE_STATIC is such a cast too. Takes UInt8, which is what Swift's texts are made of.
static inline int csqlite_bind_kept_text(sqlite3_stmt *statement, int index, const unsigned char *text, int count) {
  return sqlite3_bind_text(statement, index, text ? (const char *)text : "", count, SQLITE_STATIC);
}

// SQLITE_TRANSIENT, as above.
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

// sqlite3_db_config is variadic; Swift imports no variadic function. `now` receives the setting that is in force afterwards.
static inline int csqlite_db_config(sqlite3 *connection, int option, int value, int *now) {
  return sqlite3_db_config(connection, option, value, now);
}

// The counter of commits lies in a file that several programs map. C's atomic builtins are no functions that Swift could
// import, and Swift's own Atomic owns its memory.
static inline uint64_t csqlite_load(const void *address) {
  return __atomic_load_n((const uint64_t *)address, __ATOMIC_ACQUIRE);
}

// Puts `next` where `expected` stands; false where something else stands there.
static inline bool csqlite_exchange(void *address, uint64_t expected, uint64_t next) {
  return __atomic_compare_exchange_n((uint64_t *)address, &expected, next, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

#endif
