// The least that a full-screen ncurses program does: a list whose selected line moves with each key.
// What the app takes longer than this, it takes by itself.
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>

static void paint(int selected, int rows) {
  erase();
  mvaddstr(0, 1, "The floor: a list of ordinary lines, one of them selected");
  for (int row = 2; row < rows - 1; row++) {
    if (row == selected) attron(A_REVERSE);
    mvprintw(row, 1, "%c line %2d of a list, as wide as such lines are on an ordinary screen",
             row == selected ? '>' : ' ', row);
    if (row == selected) attroff(A_REVERSE);
  }
  mvaddstr(rows - 1, 1, "any key moves   q quits");
  refresh();
}

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  start_color();
  use_default_colors();
  cbreak();
  noecho();
  keypad(stdscr, TRUE);
  curs_set(0);
  int selected = 2;
  do {
    paint(selected, LINES);
    if (++selected >= LINES - 1) selected = 2;
  } while (getch() != 'q');
  endwin();
  return 0;
}
