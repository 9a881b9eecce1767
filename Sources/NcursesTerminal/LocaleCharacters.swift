internal import CNcurses

/// The characters of the locale that the environment names.
nonisolated package enum LocaleCharacters {
  /// Whether they are in UTF-8. What is asked first also sets the C library to them.
  package static let areUTF8 = terminal_use_locale()

  /// The locale that is named although the system has neither it nor one with the same characters, so
  /// that text is in ASCII; else nil.
  package static var missing: String? {
    _ = areUTF8
    return terminal_has_locale() ? nil : String(cString: terminal_locale_name())
  }
}
