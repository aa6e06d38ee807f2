#define _GNU_SOURCE
#include "CSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int ends[2] = {-1, -1};

// Only write(2) is called here: it is async-signal-safe (signal-safety(7)). A full pipe loses a signal that thousands of
// unread ones of its kind stand for already.
static void forward(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(ends[1], &byte, 1);
  (void)written;
  errno = saved;
}

__attribute__((constructor)) static void catch_signals(void) {
  static const int numbers[] = {SIGHUP, SIGINT, SIGTERM, SIGUSR1, SIGUSR2};
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
  struct sigaction action = {.sa_handler = forward, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (unsigned i = 0; i < sizeof numbers / sizeof numbers[0]; i++) sigaction(numbers[i], &action, 0);
  // A reader of standard output that went away is an error of write(2), not the end of the process.
  signal(SIGPIPE, SIG_IGN);
}

int csignals_descriptor(void) { return ends[0]; }
