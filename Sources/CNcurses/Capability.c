#include "CNcurses.h"

// Its macros have names like `columns`, so no header may include it.
#include <term.h>

const char *ncurses_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}
