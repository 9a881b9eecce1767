import Testing

/// The real program in a real terminal.
@Suite(.timeLimit(.minutes(5))) struct TerminalSuite {
  @Test func tmuxIsInstalled() {
    #expect(
      Terminal.tmux != nil,
      "these tests need tmux and are skipped without it: sudo apt-get install -y tmux")
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a suite where there is no tmux; `TerminalSuite` fails then.
  static var needsTmux: Self { .enabled(if: Terminal.tmux != nil, "tmux is not installed") }
}

/// A Monday morning, in the time zone that the tests run in.
let monday = "2026-11-23T09:00:00+01:00"
