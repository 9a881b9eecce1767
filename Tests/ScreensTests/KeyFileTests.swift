import QuestionBank
import Screens
import TerminalUI
import Testing

/// Keys that a person has changed.
@Suite struct KeyFileTests {
  private func fault(_ text: String) -> KeyFile.Fault? {
    do throws(KeyFile.Fault) {
      _ = try KeyFile.table(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func anEmptyFileChangesNothing() throws {
    let table = try KeyFile.table("\n# browse Ctrl-F find\n\n")
    #expect(table.bindings == Keymap.bindings)
  }

  @Test func aKeyDoesWhatTheFileSaysInItsPlaceAlone() throws {
    let table = try KeyFile.table("browse  Ctrl-F  find\nrevealed J tick\r\n")
    #expect(table.action(for: .control("f"), in: .browse) == .find)
    #expect(table.action(for: .character("/"), in: .browse) == .find)
    #expect(table.action(for: .control("f"), in: .writing) == .edit(.wordRight))
    #expect(table.action(for: .character("J"), in: .revealed) == .tick)
    #expect(table.action(for: .character("J"), in: .asking) == nil)
    for context in Context.allCases where context != .browse && context != .revealed {
      for key in Set(Keymap.bindings.flatMap(\.keys)) {
        #expect(
          table.action(for: key, in: context) == KeyTable.standard.action(for: key, in: context))
      }
    }
  }

  @Test func aKeyLeavesWhatItDidBefore() throws {
    let table = try KeyFile.table("browse p star\nbrowse X practise")
    #expect(table.action(for: .character("p"), in: .browse) == .star)
    #expect(table.action(for: .character("*"), in: .browse) == .star)
    #expect(table.action(for: .character("X"), in: .browse) == .practise)
    #expect(table.action(for: .character("p"), in: .question) == .practise)
  }

  @Test func aKeyCanBeFreed() throws {
    let table = try KeyFile.table("asking o none\nasking W open-editor")
    #expect(table.action(for: .character("o"), in: .asking) == nil)
    #expect(table.action(for: .character("W"), in: .asking) == .openEditor)
  }

  @Test func eachFaultIsToldWithItsLine() {
    let faults: [(String, Int, String)] = [
      ("browse find", 1, "write a place, a key and an action, as in: browse Ctrl-F find"),
      ("\nbrows F find", 2, "there is no place 'brows'"),
      ("browse Ctrl-1 find", 1, "'Ctrl-1' is no key"),
      ("browse Ctrl-M find", 1, "'Ctrl-M' is no key"),
      ("browse F fin", 1, "browse has no action 'fin'; edgewise keys lists them"),
      ("browse F reveal", 1, "browse has no action 'reveal'"),
      ("writing F finish-writing", 1, "letters are text in writing"),
      ("asking Ctrl-C skip", 1, "Ctrl-C always quits"),
      ("browse F find\nbrowse F star", 2, "F in browse is given on line 1 already"),
      ("browse / none", 1, "nothing would do 'find' in browse any more"),
      ("browse / star", 1, "nothing would do 'find' in browse any more"),
    ]
    for (text, line, message) in faults {
      let fault = fault(text)
      #expect(fault?.line == line, "\(text)")
      #expect(fault?.message.hasPrefix(message) == true, "\(text): \(fault?.message ?? "no fault")")
    }
  }

  /// Names are in people's files: they may not change.
  @Test func namesOfActionsAreStable() {
    let names = Set(Keymap.bindings.map(\.action.name))
    #expect(names.count == Set(Keymap.bindings.map(\.action)).count)
    for name in [
      "help", "quit", "choose-levels", "grade-again", "confidence-fairly", "goal-level-senior",
      "edit-line-start", "open-editor", "switch-pane", "undo",
    ] {
      #expect(names.contains(name), "\(name)")
    }
    #expect(Action.tickPoint(0).name == "tick-point-1")
    #expect(Context.typingSetting.name == "typing-setting")
  }

  @Test func everyKeyOfTheTableCanBeWritten() {
    for key in Set(Keymap.bindings.flatMap(\.keys)) {
      #expect(Key(named: key.name(.ascii)) == key)
      #expect(key.name(.ascii).count == 1 || Key(named: key.name(.ascii).lowercased()) == key)
    }
    #expect(Key(named: "Ctrl-H") == nil)
    #expect(Key(named: "") == nil)
  }

  @Test func theAppGoesByTheFileAndSaysSo() throws {
    var person = Driver(keys: try KeyFile.table("asking T reveal\nasking Space none"))
    person.press("<enter>")
    #expect(person.footer.contains("T reveal"))
    person.press(" ")
    #expect(person.app.context == .asking)
    person.press("?show the answer")
    #expect(person.screen.contains("T Enter"))
    person.press("<esc>T")
    #expect(person.app.context == .revealed)
  }
}
