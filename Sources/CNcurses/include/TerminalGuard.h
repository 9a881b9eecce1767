// The part of owning a terminal that signals can interrupt at any instruction. Whatever a handler
// does here is async-signal-safe (POSIX.1-2017, 2.4.3), which Swift code cannot promise.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/// Signals that have arrived, as bits.
enum {
  TERMINAL_INTERRUPT = 1 << 0,
  TERMINAL_TERMINATE = 1 << 1,
  TERMINAL_HANG_UP = 1 << 2,
  TERMINAL_RESIZE = 1 << 3,
  TERMINAL_STOP = 1 << 4,
  TERMINAL_CONTINUE = 1 << 5,
  TERMINAL_QUIT = 1 << 6,
  /// Those that ask the process to end.
  TERMINAL_ENDING = TERMINAL_INTERRUPT | TERMINAL_TERMINATE | TERMINAL_HANG_UP | TERMINAL_QUIT,
};

/// What `terminal_wait` saw, as bits; none when the time was up.
enum {
  TERMINAL_INPUT = 1 << 0,
  TERMINAL_SIGNAL = 1 << 1,
  TERMINAL_HUNG_UP = 1 << 2,
};

/// Remembers the terminal's modes and takes over the signals. Returns 0, or errno.
///
/// Call it before ncurses starts, so that ncurses leaves the signals alone. While guarded, a crash
/// or an exit gives the terminal back by itself.
int terminal_guard_begin(void);

/// Gives signals, modes and standard error back as they were. Does nothing if not guarded.
void terminal_guard_end(void);

bool terminal_is_guarded(void);

/// Sets the bytes that a crash sends to the terminal; what exceeds 512 of them is left out.
void terminal_set_reset(const char *bytes, size_t length);

/// Sets what a crash writes to standard error after that; what exceeds 512 bytes is left out.
void terminal_set_crash_note(const char *bytes, size_t length);

/// Says that ncurses' screen is up (true), or that another program has the terminal (false).
///
/// While it is up, standard error, if it is the terminal, is kept in a file and written out
/// afterwards. While it is not, Ctrl-C is the other program's, and Ctrl-Z stops this one too.
void terminal_set_screen(bool is_up);

/// Waits for input or a signal, `milliseconds` at most, or without end if negative.
int terminal_wait(int milliseconds);

/// Waits for input alone.
bool terminal_wait_for_input(int milliseconds);

/// The signals since the last call.
unsigned terminal_take_signals(void);

/// Stops this process as Ctrl-Z does, and returns when it goes on.
void terminal_stop(void);

/// Whether standard input is at its end: readable, without a byte to read.
bool terminal_input_ended(void);

/// The size that the terminal reports. False if it reports none.
bool terminal_size(int *columns, int *rows);

/// Turns off flow control and the driver's quoting, so that Ctrl-S, -Q, -V and -O are keys.
void terminal_free_keys(void);

/// Writes `length` bytes to standard output.
void terminal_write(const char *bytes, size_t length);

/// Whether the file descriptor `file` is a terminal.
bool terminal_is_terminal(int file);

/// The environment variable `name`, or NULL.
const char *terminal_variable(const char *name);

/// Has the signals that ask the process to end, end standard input instead: what was read of it is kept,
/// and the program ends as at its end. A second one ends the process at once.
///
/// For a program that reads lines; do not call it while guarded.
void terminal_end_input_with_signals(void);

/// Sets the locale's characters from the environment and says whether they are in UTF-8. Where the
/// system does not have a locale that is named as one in UTF-8, another one in UTF-8 is taken.
bool terminal_use_locale(void);

/// The locale that the environment names for characters.
const char *terminal_locale_name(void);

/// Whether the system has that locale, or another one in UTF-8 in its place; known once it is in use.
bool terminal_has_locale(void);

/// The columns that the C library gives the scalar `value`; -1 for none.
int terminal_scalar_width(unsigned value);
