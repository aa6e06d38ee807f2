// Look-ups in a hash table of our own: what is left when there is no database.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "limit.h"

enum { slots = 1 << 18 };

struct hash {
  struct row slot[slots];
  struct lines keys;
};

// FNV-1a.
static size_t slot_of(const char *code) {
  uint64_t hash = 0xcbf29ce484222325;
  for (; *code; code++) hash = (hash ^ (unsigned char)*code) * 0x100000001b3;
  return (hash ^ hash >> 32) % slots;
}

static void *prepare(const char *directory) {
  struct hash *state = calloc(1, sizeof *state);
  struct rows rows = rows_of(directory);
  require(rows.count < slots / 2, "fewer rows than half the slots");
  for (size_t place = 0; place < rows.count; place++) {
    size_t slot = slot_of(rows.row[place].code);
    while (state->slot[slot].code) slot = (slot + 1) % slots;
    state->slot[slot] = rows.row[place];
  }
  state->keys = lines_of(path_in(directory, "keys.txt"));
  return state;
}

static void run(void *opaque, size_t number) {
  struct hash *state = opaque;
  const char *key = state->keys.text[number % state->keys.count];
  size_t slot = slot_of(key);
  while (state->slot[slot].code && strcmp(state->slot[slot].code, key)) slot = (slot + 1) % slots;
  require(state->slot[slot].code != NULL, "a row for a code that is there");
}

const struct limit hash_limits[] = {{"c-hash", "C, a hash table in memory", 4000, prepare, NULL, run, NULL}, {0}};
