#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "TerminalGuard.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

// Whether the locale that the environment names, or one with its characters, is in use.
static bool has_locale = true;

const char *terminal_variable(const char *name) { return getenv(name); }

const char *terminal_locale_name(void) {
  const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (int i = 0; i < 3; i++) {
    const char *name = getenv(names[i]);
    if (name && *name) return name;
  }
  return "C";
}

/// Whether a locale's name says that its characters are in UTF-8, however that is spelled.
static bool names_utf8(const char *name) {
  const char *codeset = strchr(name, '.');
  if (!codeset) return false;
  return strncasecmp(codeset + 1, "UTF-8", 5) == 0 || strncasecmp(codeset + 1, "UTF8", 4) == 0;
}

bool terminal_use_locale(void) {
  // Of characters alone: numbers are to keep their points wherever C prints them.
  has_locale = setlocale(LC_CTYPE, "") != NULL;
  if (!has_locale && names_utf8(terminal_locale_name())) {
    // As ssh hands it on to a machine that does not have it; any other in UTF-8 has the same characters.
    const char *others[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
    for (int i = 0; i < 3 && !has_locale; i++) has_locale = setlocale(LC_CTYPE, others[i]) != NULL;
  }
  const char *codeset = nl_langinfo(CODESET);
  return codeset && strcmp(codeset, "UTF-8") == 0;
}

bool terminal_has_locale(void) { return has_locale; }

int terminal_scalar_width(unsigned value) { return wcwidth((wchar_t)value); }
