// Records what a program does to the files of one folder, and has a chosen call fail. For LD_PRELOAD.
//
// TORTURE_DIR: the folder, absolute and real. TORTURE_LOG: where events go, in the order of the calls:
// {kind, path length, second path length, data length: u32; file number, offset: i64}, paths, data.
// Kinds: C created, W written, T truncated, F synced, D folder synced, R renamed, L linked, U unlinked,
// M folder made, S written to standard output, and, with TORTURE_COUNT, X for any other call that may fail.
//
// TORTURE_FAIL: the call that fails (open, write, short, fsync, ftruncate, mmap, unlink, link, rename, mkdir,
// close, read, lock, stdout), TORTURE_FAIL_AT: which one of those, from 1, TORTURE_FAIL_ERRNO: how,
// TORTURE_FAIL_ALL: and all after it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *folder, *fail_call;
static int log_file = -1, fail_at, fail_errno, fail_all, counts, seen, is_set_up;
static pthread_mutex_t order = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

static void set_up(void) {
  if (is_set_up) return;
  is_set_up = 1;
  folder = getenv("TORTURE_DIR");
  const char *path = getenv("TORTURE_LOG");
  if (path) log_file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_file >= 0) {  // Where nobody looks for it.
    int high = syscall(SYS_fcntl, log_file, F_DUPFD_CLOEXEC, 900);
    if (high >= 0) syscall(SYS_close, log_file), log_file = high;
  }
  fail_call = getenv("TORTURE_FAIL");
  fail_at = getenv("TORTURE_FAIL_AT") ? atoi(getenv("TORTURE_FAIL_AT")) : 1;
  fail_errno = getenv("TORTURE_FAIL_ERRNO") ? atoi(getenv("TORTURE_FAIL_ERRNO")) : ENOSPC;
  fail_all = getenv("TORTURE_FAIL_ALL") != NULL;
  counts = getenv("TORTURE_COUNT") != NULL;
}

static void note(char kind, int64_t number, int64_t offset, const char *path, const char *second, const void *data,
                 uint32_t length) {
  if (log_file < 0) return;
  struct { uint32_t kind, path, second, data; int64_t number, offset; } head = {
    kind, path ? strlen(path) : 0, second ? strlen(second) : 0, length, number, offset};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)second, head.second},
                          {(void *)data, length}};
  int before = errno;
  syscall(SYS_writev, log_file, parts, 4);
  errno = before;
}

// Absolute, without "." and "..": the programs tried here ask for no others.
static int is_ours(const char *path, char *whole) {
  set_up();
  if (!folder || !path) return 0;
  if (path[0] == '/') {
    snprintf(whole, 4096, "%s", path);
  } else {
    char here[2048];
    if (syscall(SYS_getcwd, here, sizeof here) <= 0) return 0;
    snprintf(whole, 4096, "%s/%s", here, path);
  }
  size_t length = strlen(folder);
  return strncmp(whole, folder, length) == 0 && (whole[length] == '/' || whole[length] == 0);
}

static int is_ours_at(int at, const char *path, char *whole) {
  if (path && path[0] != '/' && at != AT_FDCWD) {
    char link[64], base[2048];
    snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
    if (length < 0) return 0;
    base[length] = 0;
    char joined[4096];
    snprintf(joined, sizeof joined, "%s/%s", base, path);
    return is_ours(joined, whole);
  }
  return is_ours(path, whole);
}

static int is_ours_open(int file, char *whole) {
  set_up();
  if (!folder || file == log_file) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, whole, 4095);
  if (length < 0) return 0;
  whole[length] = 0;
  size_t base = strlen(folder);
  return strncmp(whole, folder, base) == 0 && (whole[base] == '/' || whole[base] == 0);
}

static int64_t number_of(int file) {
  struct stat status;
  return fstat(file, &status) == 0 ? (int64_t)status.st_ino : -1;
}

// Whether this call is to fail; `call` is counted among its like.
static int fails(const char *call) {
  if (counts) note('X', 0, 0, call, NULL, NULL, 0);
  if (!fail_call || strcmp(fail_call, call)) return 0;
  seen++;
  if (seen != fail_at && !(fail_all && seen > fail_at)) return 0;
  errno = fail_errno;
  return 1;
}

#define LOCKED pthread_mutex_lock(&order)
#define DONE(value) do { __typeof__(value) v_ = (value); int e_ = errno; pthread_mutex_unlock(&order); errno = e_; return v_; } while (0)
#define REAL(name) ({ static __typeof__(&name) real_; if (!real_) real_ = dlsym(RTLD_NEXT, #name); real_; })

static int opened(int at, const char *path, int flags, mode_t mode) {
  char whole[4096];
  if (!is_ours_at(at, path, whole)) return syscall(SYS_openat, at, path, flags, mode);
  LOCKED;
  if (fails("open")) DONE(-1);
  struct stat status;
  int was = syscall(SYS_newfstatat, AT_FDCWD, whole, &status, 0) == 0;
  int file = syscall(SYS_openat, at, path, flags | O_LARGEFILE, mode);
  if (file >= 0 && !was && (flags & O_CREAT)) note('C', number_of(file), mode, whole, NULL, NULL, 0);
  else if (file >= 0 && (flags & O_TRUNC)) note('T', number_of(file), 0, whole, NULL, NULL, 0);
  DONE(file);
}

#define MODE(last) mode_t mode = 0; if (flags & (O_CREAT | __O_TMPFILE)) { va_list rest; va_start(rest, last); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static ssize_t written(int file, const void *data, size_t size, int64_t offset) {
  char whole[4096];
  int is_at = offset >= 0;
  set_up();
  if (file == 1 && folder) {
    LOCKED;
    if (fails("stdout")) DONE((ssize_t)-1);
    note('S', 0, 0, NULL, NULL, data, size);
    DONE((ssize_t)syscall(SYS_write, file, data, size));
  }
  if (!is_ours_open(file, whole))
    return is_at ? syscall(SYS_pwrite64, file, data, size, offset) : syscall(SYS_write, file, data, size);
  LOCKED;
  if (fails("write")) DONE((ssize_t)-1);
  if (size > 1 && fails("short")) size /= 2;
  int64_t place = is_at ? offset : syscall(SYS_lseek, file, 0, SEEK_CUR);
  ssize_t count = is_at ? syscall(SYS_pwrite64, file, data, size, offset) : syscall(SYS_write, file, data, size);
  if (count > 0) note('W', number_of(file), place, whole, NULL, data, count);
  DONE(count);
}
ssize_t write(int file, const void *data, size_t size) { return written(file, data, size, -1); }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { return written(file, data, size, at); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { return written(file, data, size, at); }

static ssize_t taken(int file, void *data, size_t size, int64_t offset) {
  char whole[4096];
  if (fail_call && is_ours_open(file, whole)) {
    LOCKED;
    int now = fails("read");
    pthread_mutex_unlock(&order);
    if (now) { errno = fail_errno; return -1; }
  } else if (counts && is_ours_open(file, whole)) {
    note('X', 0, 0, "read", NULL, NULL, 0);
  }
  return offset >= 0 ? syscall(SYS_pread64, file, data, size, offset) : syscall(SYS_read, file, data, size);
}
ssize_t read(int file, void *data, size_t size) { return taken(file, data, size, -1); }
ssize_t pread(int file, void *data, size_t size, off_t at) { return taken(file, data, size, at); }
ssize_t pread64(int file, void *data, size_t size, off64_t at) { return taken(file, data, size, at); }

static int synced(int file, int call) {
  char whole[4096];
  if (!is_ours_open(file, whole)) return syscall(call, file);
  LOCKED;
  if (fails("fsync")) DONE(-1);
  struct stat status;
  fstat(file, &status);
  // Nothing that the disks tried here see need be on this one.
  note(S_ISDIR(status.st_mode) ? 'D' : 'F', status.st_ino, 0, whole, NULL, NULL, 0);
  DONE(0);
}
int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

static int cut(int file, int64_t size) {
  char whole[4096];
  if (!is_ours_open(file, whole)) return syscall(SYS_ftruncate, file, size);
  LOCKED;
  if (fails("ftruncate")) DONE(-1);
  int result = syscall(SYS_ftruncate, file, size);
  if (result == 0) note('T', number_of(file), size, whole, NULL, NULL, 0);
  DONE(result);
}
int ftruncate(int file, off_t size) { return cut(file, size); }
int ftruncate64(int file, off64_t size) { return cut(file, size); }

static void *mapped(void *at, size_t size, int protection, int flags, int file, off64_t offset) {
  char whole[4096];
  if (file >= 0 && (fail_call || counts) && is_ours_open(file, whole)) {
    LOCKED;
    int now = fails("mmap");
    pthread_mutex_unlock(&order);
    if (now) { errno = fail_errno; return MAP_FAILED; }
  }
  return (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset);
}
void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset) {
  return mapped(at, size, protection, flags, file, offset);
}
void *mmap64(void *at, size_t size, int protection, int flags, int file, off64_t offset) {
  return mapped(at, size, protection, flags, file, offset);
}

#define NAMED(name, kind, failing, syscall_, one, two) \
  char first[4096], second[4096] = ""; \
  if (!(one)) return syscall_; \
  (void)(two); \
  LOCKED; \
  if (fails(failing)) DONE(-1); \
  int result = syscall_; \
  if (result == 0) note(kind, 0, 0, first, second, NULL, 0); \
  DONE(result);

int unlinkat(int at, const char *path, int flags) {
  NAMED(unlinkat, 'U', "unlink", (int)syscall(SYS_unlinkat, at, path, flags), is_ours_at(at, path, first), 0)
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int renameat2(int at, const char *path, int to, const char *other, unsigned flags) {
  NAMED(renameat2, 'R', "rename", (int)syscall(SYS_renameat2, at, path, to, other, flags),
        is_ours_at(at, path, first), is_ours_at(to, other, second))
}
int rename(const char *path, const char *other) { return renameat2(AT_FDCWD, path, AT_FDCWD, other, 0); }
int renameat(int at, const char *path, int to, const char *other) { return renameat2(at, path, to, other, 0); }
int linkat(int at, const char *path, int to, const char *other, int flags) {
  NAMED(linkat, 'L', "link", (int)syscall(SYS_linkat, at, path, to, other, flags),
        is_ours_at(at, path, first), is_ours_at(to, other, second))
}
int link(const char *path, const char *other) { return linkat(AT_FDCWD, path, AT_FDCWD, other, 0); }
int mkdirat(int at, const char *path, mode_t mode) {
  NAMED(mkdirat, 'M', "mkdir", (int)syscall(SYS_mkdirat, at, path, mode), is_ours_at(at, path, first), 0)
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int close(int file) {
  char whole[4096];
  if ((fail_call || counts) && is_ours_open(file, whole)) {
    LOCKED;
    int now = fails("close");
    pthread_mutex_unlock(&order);
    if (now) { syscall(SYS_close, file); errno = fail_errno; return -1; }
  }
  return syscall(SYS_close, file);
}

static int controlled(int file, int command, void *argument) {
  char whole[4096];
  if ((fail_call || counts) && (command == F_SETLK || command == F_SETLKW) && is_ours_open(file, whole)) {
    LOCKED;
    int now = fails("lock");
    pthread_mutex_unlock(&order);
    if (now) { errno = fail_errno; return -1; }
  }
  return syscall(SYS_fcntl, file, command, argument);
}
int fcntl(int file, int command, ...) {
  va_list rest; va_start(rest, command); void *argument = va_arg(rest, void *); va_end(rest);
  return controlled(file, command, argument);
}
int fcntl64(int file, int command, ...) {
  va_list rest; va_start(rest, command); void *argument = va_arg(rest, void *); va_end(rest);
  return controlled(file, command, argument);
}
