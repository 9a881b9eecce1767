#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "TerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

// A crash by stack overflow has no stack left for its handler.
static char crash_stack[64 * 1024];

// SIGQUIT is Ctrl-\, which by default ends the process as a crash does. From SIGALRM on are those that end
// it and that it has no use for: somebody else's timer or limit, or a `kill` of the wrong process.
static const int watched[] = {
    SIGINT,    SIGTERM, SIGHUP,  SIGQUIT, SIGWINCH, SIGTSTP,   SIGCONT,
    SIGALRM,   SIGUSR1, SIGUSR2, SIGPROF, SIGXCPU,  SIGVTALRM,
#ifdef SIGSTKFLT
    SIGPOLL,   SIGPWR,  SIGSTKFLT,
#endif
};
static const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS};
enum {
  WATCHED = sizeof watched / sizeof *watched,
  FATAL = sizeof fatal / sizeof *fatal,
};

static struct {
  struct sigaction watched[WATCHED], fatal[FATAL];
  struct termios modes;
  stack_t stack;
  bool has_stack;
} before;

static atomic_bool guarded, screen_up, crashing;
// Another program, an editor, has the terminal for a while.
static atomic_bool lent;
static atomic_uint pending;
static int wake[2] = {-1, -1};
static char reset[512], crash_note[512];
static atomic_size_t reset_length, crash_note_length;
// The real standard error, and the file that stands in for it; -1 while it is in place.
static atomic_int real_stderr = -1, kept_stderr = -1;

// MARK: Giving the terminal back; async-signal-safe

static void write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      // Another program has set the terminal not to block, as it may for all that share it.
      struct pollfd room = {.fd = file, .events = POLLOUT};
      if (poll(&room, 1, 1000) < 0 && errno != EINTR) return;
      if (room.revents & (POLLERR | POLLHUP | POLLNVAL)) return;
      continue;
    }
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

/// The last two bytes of a text that is made harmless piece by piece.
struct bytes_before {
  unsigned char first, second;
};

/// Puts a question mark in the place of each control but tab and line end, and in UTF-8 something visible
/// in the place of C1 and of what turns the direction of writing: what a library or the runtime writes to
/// standard error may have anybody's text in it.
static void make_harmless(unsigned char *bytes, size_t length, struct bytes_before *before) {
  for (size_t index = 0; index < length; index++) {
    unsigned char byte = bytes[index], first = before->first, second = before->second;
    bool is_c1 = second == 0xC2 && byte >= 0x80 && byte <= 0x9F;
    bool is_mark = second == 0xD8 && byte == 0x9C;
    bool turns = first == 0xE2 && second == 0x80
        && (byte == 0x8E || byte == 0x8F || (byte >= 0xAA && byte <= 0xAE));
    bool isolates = first == 0xE2 && second == 0x81 && byte >= 0xA6 && byte <= 0xAF;
    if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F) bytes[index] = '?';
    if (is_c1) bytes[index] = 0xBF;      // U+00BF
    if (is_mark) bytes[index] = 0x9F;    // U+061F
    if (turns) bytes[index] = 0xBD;      // U+203D
    if (isolates) bytes[index] = 0x87;   // U+2047
    before->first = second;
    before->second = byte;
  }
}

/// Puts standard error back and writes out what it was sent meanwhile.
static void return_stderr(void) {
  int real = atomic_exchange(&real_stderr, -1);
  int kept = atomic_exchange(&kept_stderr, -1);
  if (real < 0) return;
  dup2(real, STDERR_FILENO);
  close(real);
  lseek(kept, 0, SEEK_SET);
  unsigned char buffer[4096];
  struct bytes_before last = {0, 0};
  ssize_t count;
  while ((count = read(kept, buffer, sizeof buffer)) > 0 || (count < 0 && errno == EINTR)) {
    if (count <= 0) continue;
    make_harmless(buffer, (size_t)count, &last);
    write_all(STDERR_FILENO, (const char *)buffer, (size_t)count);
  }
  close(kept);
}

static void give_back(void) {
  // From the background, setting the modes would stop the process and write over another's screen.
  if (atomic_exchange(&screen_up, false) && tcgetpgrp(STDIN_FILENO) == getpgrp()) {
    write_all(STDOUT_FILENO, reset, atomic_load(&reset_length));
    tcsetattr(STDIN_FILENO, TCSANOW, &before.modes);
  }
  return_stderr();
}

static void die_of(int number) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static void on_crash(int number) {
  int error = errno;
  if (!atomic_exchange(&crashing, true)) {
    give_back();
    write_all(STDERR_FILENO, crash_note, atomic_load(&crash_note_length));
  }
  die_of(number);
  errno = error;
}

static unsigned bit_of(int number) {
  switch (number) {
  case SIGINT: return TERMINAL_INTERRUPT;
  case SIGQUIT: return TERMINAL_QUIT;
  case SIGHUP: return TERMINAL_HANG_UP;
  case SIGWINCH: return TERMINAL_RESIZE;
  case SIGTSTP: return TERMINAL_STOP;
  case SIGCONT: return TERMINAL_CONTINUE;
  default: return TERMINAL_TERMINATE;
  }
}

static void on_signal(int number) {
  int error = errno;
  // Ctrl-C and Ctrl-\ in another program that has the terminal are not meant for this one.
  if ((number == SIGINT || number == SIGQUIT) && atomic_load(&lent)) return;
  unsigned bit = bit_of(number);
  unsigned earlier = atomic_fetch_or(&pending, bit);
  if ((earlier & bit) && (bit & (TERMINAL_INTERRUPT | TERMINAL_TERMINATE | TERMINAL_QUIT))) {
    // The first one still waits to be seen: the app hangs, so the second one ends it.
    give_back();
    die_of(number);
  }
  ssize_t ignored = write(wake[1], "", 1);
  (void)ignored;
  errno = error;
}

// MARK: Standard error

// A file without a name; -1 where there can be none.
static int nameless_file(void) {
#ifdef __linux__
  // In memory: one on a disk would be made and removed at every start.
  int memory = memfd_create("kept", 0);
  if (memory >= 0) return memory;
#endif
  const char *directory = getenv("TMPDIR");
  char path[512];
  int length = snprintf(
      path, sizeof path, "%s/edgewise-XXXXXX", directory && *directory ? directory : "/tmp");
  if (length < 0 || (size_t)length >= sizeof path) return -1;
  int file = mkstemp(path);
  if (file >= 0) unlink(path);
  return file;
}

static void keep_stderr(void) {
  if (atomic_load(&real_stderr) >= 0 || !isatty(STDERR_FILENO)) return;
  int kept = nameless_file();
  if (kept < 0) return;
  int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real < 0 || fcntl(kept, F_SETFD, FD_CLOEXEC) < 0) {
    close(kept);
    if (real >= 0) close(real);
    return;
  }
  fflush(stderr);
  atomic_store(&kept_stderr, kept);
  atomic_store(&real_stderr, real);
  dup2(kept, STDERR_FILENO);
}

// MARK: Signals

static void set_handler(int number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

/// Whether a signal is to be left as it is: what was started with `nohup`, or in the background, is to go
/// on ignoring it, and a handler that nobody but a profiler sets is that one's.
static bool is_others(int number, const struct sigaction *now) {
  if (number == SIGWINCH) return false;
  if (now->sa_handler == SIG_IGN) return true;
  return bit_of(number) == TERMINAL_TERMINATE && number != SIGTERM && now->sa_handler != SIG_DFL;
}

static void take_signals_over(void) {
  for (int i = 0; i < WATCHED; i++) {
    sigaction(watched[i], NULL, &before.watched[i]);
    if (is_others(watched[i], &before.watched[i])) continue;
    set_handler(watched[i], on_signal, SA_RESTART);
  }
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  before.has_stack =
      sigaltstack(NULL, &before.stack) == 0 && (before.stack.ss_flags & SS_DISABLE) == 0;
  if (!before.has_stack) sigaltstack(&stack, NULL);
  for (int i = 0; i < FATAL; i++) {
    sigaction(fatal[i], NULL, &before.fatal[i]);
    set_handler(fatal[i], on_crash, SA_ONSTACK);
  }
}

/// Sets what Ctrl-Z does, unless it was ignored from the start.
static void set_stop_handler(void (*handler)(int)) {
  for (int i = 0; i < WATCHED; i++) {
    if (watched[i] == SIGTSTP && before.watched[i].sa_handler == SIG_IGN) return;
  }
  set_handler(SIGTSTP, handler, SA_RESTART);
}

static void give_signals_back(void) {
  for (int i = 0; i < WATCHED; i++) sigaction(watched[i], &before.watched[i], NULL);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before.fatal[i], NULL);
  if (!before.has_stack) {
    stack_t none = {.ss_flags = SS_DISABLE, .ss_size = sizeof crash_stack};
    sigaltstack(&none, NULL);
  }
}

// MARK: Lines of input

static void on_signal_in_lines(int number) {
  static atomic_bool came;
  int error = errno;
  // The first one was not seen: the app hangs, so the second one ends it.
  if (atomic_exchange(&came, true)) die_of(number);
  // A read that was interrupted goes on there.
  int nothing = open("/dev/null", O_RDONLY);
  if (nothing > STDIN_FILENO) {
    dup2(nothing, STDIN_FILENO);
    close(nothing);
  }
  errno = error;
}

void terminal_end_input_with_signals(void) {
  for (int i = 0; i < WATCHED; i++) {
    if (!(bit_of(watched[i]) & TERMINAL_ENDING)) continue;
    struct sigaction now;
    sigaction(watched[i], NULL, &now);
    if (!is_others(watched[i], &now)) set_handler(watched[i], on_signal_in_lines, SA_RESTART);
  }
}

// MARK: The interface

int terminal_guard_begin(void) {
  static bool is_registered;
  if (atomic_load(&guarded)) return EBUSY;
  if (tcgetattr(STDIN_FILENO, &before.modes) != 0 || pipe(wake) != 0) return errno;
  for (int i = 0; i < 2; i++) {
    fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    fcntl(wake[i], F_SETFL, O_NONBLOCK);
  }
  atomic_store(&pending, 0);
  atomic_store(&lent, false);
  atomic_store(&guarded, true);
  take_signals_over();
  if (!is_registered) is_registered = atexit(terminal_guard_end) == 0;
  return 0;
}

void terminal_guard_end(void) {
  if (!atomic_exchange(&guarded, false)) return;
  give_back();
  give_signals_back();
  int ends[2] = {wake[0], wake[1]};
  wake[0] = wake[1] = -1;
  close(ends[0]);
  close(ends[1]);
}

bool terminal_is_guarded(void) { return atomic_load(&guarded); }

void terminal_set_reset(const char *bytes, size_t length) {
  if (length > sizeof reset) length = sizeof reset;
  atomic_store(&reset_length, 0);
  memcpy(reset, bytes, length);
  atomic_store(&reset_length, length);
}

void terminal_set_crash_note(const char *bytes, size_t length) {
  if (length > sizeof crash_note) length = sizeof crash_note;
  atomic_store(&crash_note_length, 0);
  memcpy(crash_note, bytes, length);
  atomic_store(&crash_note_length, length);
}

void terminal_set_screen(bool is_up) {
  if (is_up) {
    atomic_store(&lent, false);
    atomic_store(&screen_up, true);
    keep_stderr();
    set_stop_handler(on_signal);
  } else {
    atomic_store(&screen_up, false);
    atomic_store(&lent, true);
    return_stderr();
    set_stop_handler(SIG_DFL);
  }
}

int terminal_wait(int milliseconds) {
  struct pollfd files[2] = {
      {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = wake[0], .events = POLLIN}};
  int count = poll(files, 2, milliseconds < 0 ? -1 : milliseconds);
  if (count < 0) return TERMINAL_SIGNAL;
  int seen = 0;
  if (files[0].revents & POLLIN) seen |= TERMINAL_INPUT;
  if (files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) seen |= TERMINAL_HUNG_UP;
  if (files[1].revents) seen |= TERMINAL_SIGNAL;
  return seen;
}

bool terminal_wait_for_input(int milliseconds) {
  struct pollfd file = {.fd = STDIN_FILENO, .events = POLLIN};
  int count;
  do count = poll(&file, 1, milliseconds);
  while (count < 0 && errno == EINTR);
  return count > 0 && (file.revents & POLLIN);
}

unsigned terminal_take_signals(void) {
  char bytes[64];
  while (read(wake[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes) continue;
  return atomic_exchange(&pending, 0);
}

void terminal_stop(void) {
  set_stop_handler(SIG_DFL);
  raise(SIGTSTP);
  set_stop_handler(on_signal);
}

bool terminal_input_ended(void) {
  int count = 0;
  if (!terminal_wait_for_input(0)) return false;
  return ioctl(STDIN_FILENO, FIONREAD, &count) != 0 || count == 0;
}

bool terminal_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
    return false;
  }
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

void terminal_free_keys(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0) return;
  modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
  modes.c_lflag &= ~(tcflag_t)IEXTEN;
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

void terminal_write(const char *bytes, size_t length) { write_all(STDOUT_FILENO, bytes, length); }
bool terminal_is_terminal(int file) { return isatty(file) == 1; }
