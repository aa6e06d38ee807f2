/* Reads the reference file of vclaimd from C, with SQLite's own library (Debian and Ubuntu: libsqlite3-dev):
 *
 *     cc -o reference reference.c -lsqlite3
 *     ./reference DATABASE SOCKET get CODE | search TEXT | watch
 */
#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void die(const char *what) {
  fprintf(stderr, "reference: %s\n", what);
  exit(1);
}

static sqlite3 *opened(const char *database) {
  sqlite3 *file;
  if (sqlite3_open_v2(database, &file, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) die(sqlite3_errmsg(file));
  sqlite3_busy_timeout(file, 5000);
  return file;
}

static sqlite3_stmt *prepared(sqlite3 *file, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(file, sql, -1, &statement, NULL) != SQLITE_OK) die(sqlite3_errmsg(file));
  return statement;
}

/* Prints a diagnosis that is in the file, and tells whether there was one. */
static int diagnosis(sqlite3 *file, const char *code) {
  sqlite3_stmt *row = prepared(file, "SELECT name FROM diagnoses WHERE code = upper(trim(?))");
  sqlite3_bind_text(row, 1, code, -1, SQLITE_STATIC);
  int found = sqlite3_step(row) == SQLITE_ROW;
  if (found) printf("%s: %s (local)\n", code, sqlite3_column_text(row, 0));
  sqlite3_finalize(row);
  return found;
}

/* Prints what the daemon says of a diagnosis, as JSON: it asks the service once for all programs, and publishes what it
 * learns. */
static void ask(const char *daemon, const char *code) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(daemon) >= sizeof address.sun_path || strlen(code) > 100) die("too long");
  strcpy(address.sun_path, daemon);
  int channel = socket(AF_UNIX, SOCK_STREAM, 0);
  if (connect(channel, (struct sockaddr *)&address, sizeof address) != 0) die("no daemon answers");
  struct timeval limit = {.tv_sec = 35};
  setsockopt(channel, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);

  char path[301] = "";
  for (const unsigned char *byte = (const unsigned char *)code; *byte; byte++)
    sprintf(path + strlen(path), isalnum(*byte) ? "%c" : "%%%02X", *byte);
  dprintf(channel, "GET /v1/diagnoses/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", path);

  char answer[65536];
  size_t length = 0;
  ssize_t count;
  while (length < sizeof answer - 1 && (count = read(channel, answer + length, sizeof answer - 1 - length)) > 0)
    length += (size_t)count;
  answer[length] = 0;
  close(channel);
  char *body = strstr(answer, "\r\n\r\n");
  if (body == NULL || strncmp(answer, "HTTP/1.1 200 ", 13) != 0) die(body ? body + 4 : "no answer");
  puts(body + 4);
}

/* Prints the diagnoses in whose name every word begins a word. */
static void search(sqlite3 *file, const char *text) {
  /* In quotes nothing that is typed is syntax; the star finds beginnings. */
  char words[2000] = "";
  size_t length = 0;
  int is_open = 0;
  for (const unsigned char *byte = (const unsigned char *)text; length < sizeof words - 8; byte++) {
    int is_word = isalnum(*byte) || *byte >= 0x80;
    if (is_word != is_open) length += (size_t)sprintf(words + length, is_word ? "\"" : "\"* ");
    if (is_word) words[length++] = (char)*byte;
    is_open = is_word;
    if (*byte == 0) break;
  }
  if (length == 0) return;
  words[length] = 0;
  sqlite3_stmt *rows = prepared(
      file, "SELECT code, name FROM diagnoses_search WHERE diagnoses_search MATCH ? ORDER BY rowid LIMIT 20");
  sqlite3_bind_text(rows, 1, words, -1, SQLITE_STATIC);
  while (sqlite3_step(rows) == SQLITE_ROW)
    printf("%s: %s\n", sqlite3_column_text(rows, 0), sqlite3_column_text(rows, 1));
  sqlite3_finalize(rows);
}

static long long generation(sqlite3 *file) {
  sqlite3_stmt *row = prepared(file, "SELECT value FROM generation");
  if (sqlite3_step(row) != SQLITE_ROW) die(sqlite3_errmsg(file));
  long long value = sqlite3_column_int64(row, 0);
  sqlite3_finalize(row);
  return value;
}

int main(int count, char **arguments) {
  if (count < 4) die("DATABASE SOCKET get CODE | search TEXT | watch");
  sqlite3 *file = opened(arguments[1]);
  const char *command = arguments[3];
  const char *text = count > 4 ? arguments[4] : "";
  if (strcmp(command, "get") == 0) {
    if (!diagnosis(file, text)) ask(arguments[2], text);
  } else if (strcmp(command, "search") == 0) {
    search(file, text);
  } else if (strcmp(command, "watch") == 0) {
    long long known = generation(file), now;
    printf("generation %lld\n", known);
    fflush(stdout);
    while ((now = generation(file)) == known) usleep(500000);
    printf("generation %lld\n", now);
  }
  sqlite3_close(file);
  return 0;
}
