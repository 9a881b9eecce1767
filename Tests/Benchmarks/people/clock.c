// A clock on the wall that a test moves on, for LD_PRELOAD: PEOPLE_CLOCK names a file whose first eight bytes
// are how many milliseconds it is ahead. Clocks that only measure how long something took stay as they are.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static int (*real)(clockid_t, struct timespec *);
static volatile int64_t *ahead;

__attribute__((constructor)) static void set_up(void) {
  real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  const char *path = getenv("PEOPLE_CLOCK");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *bytes = mmap(NULL, sizeof *ahead, PROT_READ, MAP_SHARED, file, 0);
  if (bytes != MAP_FAILED) ahead = bytes;
  close(file);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (!real) set_up();
  int result = real(clock, time);
  if (result || clock != CLOCK_REALTIME || !ahead) return result;
  int64_t now = time->tv_sec * 1000 + time->tv_nsec / 1000000 + *ahead;
  time->tv_nsec = now % 1000 * 1000000 + time->tv_nsec % 1000000;
  time->tv_sec = now / 1000;
  return 0;
}
