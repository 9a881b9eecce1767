import CNcurses
import TerminalUI

/// What ncurses' codes, and ASCII, mean as keys.
enum KeyCodes {
  /// The key for `code`; nil for one that the app has no name for.
  static func key(_ code: Int32) -> Key? {
    switch code {
    case 9: .tab
    case 10, 13, KEY_ENTER: .enter
    case 8, 127, KEY_BACKSPACE: .backspace
    case 1...26: Unicode.Scalar(UInt32(code) + 0x60).map { .control(Character($0)) }
    case 0x20..<0x7F: Unicode.Scalar(UInt32(code)).map { .character(Character($0)) }
    default: named[code]
    }
  }

  private static let named: [Int32: Key] = [
    KEY_UP: .up, KEY_SR: .up, KEY_DOWN: .down, KEY_SF: .down,
    KEY_LEFT: .left, KEY_SLEFT: .left, KEY_RIGHT: .right, KEY_SRIGHT: .right,
    KEY_HOME: .home, KEY_FIND: .home, KEY_A1: .home, KEY_SHOME: .home,
    KEY_END: .end, KEY_SELECT: .end, KEY_C1: .end, KEY_SEND: .end,
    KEY_PPAGE: .pageUp, KEY_A3: .pageUp, KEY_NPAGE: .pageDown, KEY_C3: .pageDown,
    KEY_DC: .delete, KEY_SDC: .delete,
    Int32(NCURSES_WORD_LEFT): .wordLeft, Int32(NCURSES_WORD_RIGHT): .wordRight,
  ]
}

extension KeyReader {
  /// What terminals send that are in the other keypad mode, or differ from their description.
  static let sequences: [(String, Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}OA", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}OB", KEY_DOWN),
    ("\u{1B}[C", KEY_RIGHT), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OD", KEY_LEFT), ("\u{1B}[H", KEY_HOME), ("\u{1B}OH", KEY_HOME),
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[7~", KEY_HOME), ("\u{1B}[F", KEY_END),
    ("\u{1B}OF", KEY_END), ("\u{1B}[4~", KEY_END), ("\u{1B}[8~", KEY_END),
    ("\u{1B}[3~", KEY_DC), ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE),
    ("\u{1B}OM", KEY_ENTER),
  ]

  /// Ctrl with an arrow, for which ncurses has no code that is the same everywhere.
  static let wordSequences: [(String, Int32)] = [
    ("\u{1B}[1;5D", Int32(NCURSES_WORD_LEFT)), ("\u{1B}[5D", Int32(NCURSES_WORD_LEFT)),
    ("\u{1B}Od", Int32(NCURSES_WORD_LEFT)), ("\u{1B}[1;5C", Int32(NCURSES_WORD_RIGHT)),
    ("\u{1B}[5C", Int32(NCURSES_WORD_RIGHT)), ("\u{1B}Oc", Int32(NCURSES_WORD_RIGHT)),
  ]
}
