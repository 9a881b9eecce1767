import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// The one table behind keys, footers, help and README.
@Suite struct KeymapTests {
  @Test(arguments: Context.allCases)
  func noKeyIsBoundTwiceInAContext(context: Context) {
    var actions: [Key: Action] = [:]
    for binding in KeyTable.standard.bindings(in: context) {
      for key in binding.keys {
        #expect(actions[key] == nil, "\(key.name()) is bound twice in \(context)")
        actions[key] = binding.action
        #expect(KeyTable.standard.action(for: key, in: context) == binding.action)
      }
    }
  }

  @Test func contextsHaveTheirPlaceAsTheirRank() {
    #expect(Context.allCases.map(\.rank) == Array(Context.allCases.indices))
  }

  @Test func everyBindingHasKeysContextsAndAMeaning() {
    for binding in Keymap.bindings {
      #expect(!binding.keys.isEmpty)
      #expect(!binding.contexts.isEmpty)
      #expect(!binding.meaning.isEmpty)
      #expect(!binding.meaning.hasSuffix("."))
    }
  }

  @Test func everyContextCanBeLeft() {
    for context in Context.allCases {
      let actions = KeyTable.standard.bindings(in: context).map(\.action)
      #expect(actions.contains(.quit))
      #expect(
        [.today, .waiting].contains(context) || actions.contains(.back)
          || actions.contains(.finishWriting))
    }
  }

  @Test func everyBindingDoesSomethingInSomeStateOfEachOfItsContexts() {
    for context in Context.allCases {
      let situations = Self.situations.filter { $0.app.context == context }
      for binding in KeyTable.standard.bindings(in: context) {
        for key in binding.keys {
          #expect(
            situations.contains { Self.does($0, key) },
            "\(key.name()) does nothing in \(context): \(binding.meaning)")
        }
      }
    }
  }

  /// The situations of the golden files, the same further down, and some that only keys care for.
  private static let situations: [Driver] = {
    let moves: [Key] = [.down, .pageDown, .end, .right]
    let arrived = Situation.all.map { $0.driver() }
    var all = arrived
    for arrived in arrived {
      for move in moves {
        var driver = arrived
        driver.press(move)
        all.append(driver)
      }
    }
    // Long enough to scroll, in a window that is small.
    for driver in all {
      var small = driver
      small.resize(Window.smallestSize.columns, Window.smallestSize.rows)
      small.press(.down)
      all.append(small)
    }
    return all
  }()

  private static func does(_ situation: Driver, _ key: Key) -> Bool {
    var driver = situation
    let (effects, frame, page) = (driver.effects.count, driver.app.view(), driver.page)
    driver.press(key)
    return driver.effects.count > effects || driver.app.view() != frame || driver.page != page
  }

  // MARK: Where keys are named

  @Test func theFooterNamesOnlyKeysThatAreBound() {
    for situation in Situation.all {
      let arrived = situation.driver()
      for size in [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24)] {
        var driver = arrived
        driver.resize(size.columns, size.rows)
        let names = KeyTable.standard.bindings(in: driver.app.context).flatMap(\.keys).map {
          $0.name()
        }
        let footer = driver.app.view().lines[size.rows - 1]
        for item in footer.split(separator: "   ") where item.contains(where: { $0 != " " }) {
          let name = item.split(separator: " ").first.map(String.init) ?? ""
          #expect(names.contains(name), "'\(item)' in \(situation.name)")
        }
      }
    }
  }

  @Test func theFooterFitsAndOffersTheHelpWhereverThereIsOne() {
    for situation in Situation.all {
      let arrived = situation.driver()
      for columns in stride(from: 40, through: 130, by: 6) {
        var driver = arrived
        driver.resize(columns, 24)
        let footer = driver.app.view().lines[23]
        #expect(!footer.contains("…"), "\(situation.name) at \(columns) columns")
        let hasHelp = !driver.app.context.takesText
        #expect(footer.contains("? help") == hasHelp)
      }
    }
  }

  @Test func theHelpNamesEveryBindingOfItsScreen() {
    for context in Context.allCases where !context.takesText {
      guard let situation = Situation.all.first(where: { $0.context == context }) else {
        Issue.record("no situation in \(context)")
        continue
      }
      var driver = situation.driver()
      driver.resize(110, 200)
      driver.press("?")
      let screen = driver.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for binding in KeyTable.standard.bindings(in: context) {
        #expect(screen.contains(binding.meaning), "\(binding.meaning) is not in the help")
      }
    }
  }

  @Test func theTableInMarkdownHasEveryKeyAndMeaning() {
    let rows = Keymap.markdown.split(separator: "\n")
    for binding in Keymap.bindings where binding.contexts != [.help] {
      let keys = binding.keys.map { "`\($0.name())`" }.joined(separator: " ")
      let isRow = rows.contains { $0.hasSuffix("| \(keys) | \(binding.meaning) |") }
      let isSaid = Keymap.bindings.contains {
        $0 != binding && $0.action == binding.action && Set($0.keys).isSuperset(of: binding.keys)
      }
      #expect(isRow || isSaid, "\(keys) is not in the table")
    }
    #expect(rows.count > 40)
    #expect(rows.allSatisfy { $0.filter { $0 == "|" }.count == 4 })
  }

  /// EDGEWISE_RECORD=1 writes the table into the README.
  @Test func theReadmeHasTheTable() throws {
    try Readme.expect("keys", is: "\n\(Keymap.markdown)\n")
  }
}
