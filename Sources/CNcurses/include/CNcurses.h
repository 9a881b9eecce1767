// What of ncurses Swift needs and cannot import by itself: macros, and globals that the library
// changes. One thread, Swift's main actor, may call any of it.
#pragma once

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "TerminalGuard.h"

/// Starts ncurses on standard output and input; NULL for an unknown terminal.
static inline SCREEN *ncurses_start(void) { return newterm(NULL, stdout, stdin); }

static inline WINDOW *ncurses_screen(void) { return stdscr; }
static inline WINDOW *ncurses_physical_screen(void) { return curscr; }
static inline int ncurses_color_count(void) { return COLORS; }

static inline attr_t ncurses_bold(void) { return A_BOLD; }
static inline attr_t ncurses_dim(void) { return A_DIM; }
static inline attr_t ncurses_underline(void) { return A_UNDERLINE; }
static inline attr_t ncurses_reverse(void) { return A_REVERSE; }

static inline mmask_t ncurses_left_press(void) { return BUTTON1_PRESSED; }
static inline mmask_t ncurses_middle_press(void) { return BUTTON2_PRESSED; }
static inline mmask_t ncurses_right_press(void) { return BUTTON3_PRESSED; }
static inline mmask_t ncurses_wheel_up(void) { return BUTTON4_PRESSED; }
static inline mmask_t ncurses_wheel_down(void) {
#ifdef BUTTON5_PRESSED
  return BUTTON5_PRESSED;
#else
  return 0;  // The first version of ncurses' mouse interface knows four buttons.
#endif
}

/// Codes for the marks around a paste and for Ctrl with an arrow, beyond those that ncurses gives to
/// terminfo's own keys.
enum {
  NCURSES_PASTE_BEGIN = 0x1001,
  NCURSES_PASTE_END = 0x1002,
  NCURSES_WORD_LEFT = 0x1003,
  NCURSES_WORD_RIGHT = 0x1004
};

/// Sets `cell` to the scalar `base`, up to two marks on it (0 for none), and a look.
static inline void ncurses_set_cell(
    cchar_t *cell, wchar_t base, wchar_t first_mark, wchar_t second_mark, attr_t attributes,
    short pair) {
  wchar_t text[4] = {base, first_mark, first_mark ? second_mark : 0, 0};
  setcchar(cell, text, attributes, pair, NULL);
}

/// Sets `cell` to a character of ASCII in the look of another cell, which has no mark.
static inline void ncurses_set_ascii(cchar_t *cell, const cchar_t *like, char base) {
  *cell = *like;
  cell->chars[0] = (wchar_t)base;
}

/// The character, key code or ERR that `window` has next.
static inline int ncurses_read(WINDOW *window) { return wgetch(window); }

/// The sequence of the terminfo capability `name`, or NULL.
const char *ncurses_capability(const char *name);
