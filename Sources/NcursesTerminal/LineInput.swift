internal import CNcurses

/// Standard input where it is read in lines, without a claimed terminal.
nonisolated package enum LineInput {
  /// Has what asks the process to end, Ctrl-C or a signal, end the input instead: the app then leaves in
  /// order, with what was typed.
  package static func endWithSignals() { terminal_end_input_with_signals() }
}
