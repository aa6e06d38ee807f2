// limits DIRECTORY make | limits DIRECTORY NAME [COUNT] | limits list
//
// With COUNT the operation runs so many times without a clock, for an instrument that counts instructions; else one round
// warms up, one is measured, and a line of JSON tells its times.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "limit.h"

static const struct limit *const families[] = {
  hash_limits, look_up_limits, search_limits, decode_limits, publish_limits, open_limits,
};

static const struct limit *find(const char *name) {
  for (size_t family = 0; family < sizeof families / sizeof *families; family++)
    for (const struct limit *limit = families[family]; limit->name; limit++)
      if (!strcmp(limit->name, name)) return limit;
  fail("there is no limit", name);
}

static void list(void) {
  for (size_t family = 0; family < sizeof families / sizeof *families; family++)
    for (const struct limit *limit = families[family]; limit->name; limit++)
      printf("%s\t%s\n", limit->name, limit->summary);
}

static double now(void) {
  struct timespec moment;
  clock_gettime(CLOCK_MONOTONIC, &moment);
  return (double)moment.tv_sec * 1e6 + (double)moment.tv_nsec / 1e3;
}

static int ascending(const void *left, const void *right) {
  double one = *(const double *)left, other = *(const double *)right;
  return (one > other) - (one < other);
}

// By the nearest rank, as in vclaim-bench.
static double percentile(const double *times, size_t count, size_t percent) {
  size_t rank = (count * percent + 99) / 100;
  return times[rank ? rank - 1 : 0];
}

static void measure(const struct limit *limit, void *state) {
  size_t count = limit->per_round;
  double *times = calloc(count, sizeof *times);
  for (size_t number = 0; number < 2 * count; number++) {
    if (limit->reset) limit->reset(state, number);
    double start = now();
    limit->run(state, number);
    // The second round overwrites the first, which warmed up.
    times[number % count] = now() - start;
  }
  int frames = limit->frames ? limit->frames(state) : -1;
  qsort(times, count, sizeof *times, ascending);
  printf("{\"name\":\"%s\",\"operations\":%zu,\"p50_us\":%.3f,\"p99_us\":%.3f", limit->name, count,
         percentile(times, count, 50), percentile(times, count, 99));
  if (frames >= 0) printf(",\"frames\":%d", frames);
  puts("}");
  free(times);
}

int main(int argc, char **argv) {
  if (argc == 2 && !strcmp(argv[1], "list")) return list(), 0;
  if (argc != 3 && argc != 4) fail("usage", "limits DIRECTORY make | limits DIRECTORY NAME [COUNT] | limits list");
  if (!strcmp(argv[2], "make")) return make_database(argv[1]), 0;
  const struct limit *limit = find(argv[2]);
  void *state = limit->prepare(argv[1]);
  if (argc == 3) return measure(limit, state), 0;
  size_t count = strtoul(argv[3], NULL, 10);
  for (size_t number = 0; number < count; number++) {
    if (limit->reset) limit->reset(state, number);
    limit->run(state, number);
  }
  printf("%s: %zu operations\n", limit->name, count);
  return 0;
}
