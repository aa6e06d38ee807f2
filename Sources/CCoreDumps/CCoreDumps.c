#include "CCoreDumps.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int ccoredumps_forbid(void) {
  // The limit alone does not count where dumps are piped into a program (core(5)).
  const struct rlimit none = {.rlim_cur = 0, .rlim_max = 0};
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || setrlimit(RLIMIT_CORE, &none) != 0) return errno;
  return 0;
}
