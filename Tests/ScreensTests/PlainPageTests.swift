import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing
import Typography

/// The app as numbered lines: the same state and the same reducer.
@Suite struct PlainPageTests {
  @Test func aWholeSessionByNumbers() {
    var person = Driver()
    person.choose("Start")
    #expect(person.page.body.contains { $0.hasPrefix("Question 1 of 5. Junior") })
    #expect(!person.pageText.contains("0.0239"))
    for _ in 0..<5 {
      person.choose("How sure: fairly")
      #expect(person.page.status.contains("How sure: fairly."))
      person.choose("Reveal the answer")
      #expect(person.pageText.contains("0.0239"))
      person.choose("Tick point 1 (40, must)")
      person.choose("Tick point 2 (30, must)")
      #expect(
        person.page.status.contains(
          "Ticked 2 of 4: 70 of 100, which suggests Hard; 15 short of Good."))
      person.choose("Take the suggested grade, Hard")
      #expect(person.page.status.contains { $0.hasPrefix("Saved: Hard.") })
    }
    #expect(person.page.body.first == "Session finished.")
    #expect(person.history.attempts.map(\.grade) == Array(repeating: .hard, count: 5))
    person.choose("Back to Today")
    #expect(person.pageText.contains("Done for today, next on "))
  }

  @Test func anAnswerIsWrittenAndShownBeforeTheReveal() {
    var person = Driver()
    person.choose("Start")
    person.choose("Write an answer, ended")
    person.paste("two\nlines")
    person.choose("Done writing")
    #expect(person.pageText.contains("Your answer: two\nlines"))
    person.choose("Reveal")
    #expect(person.pageText.contains("Your answer\ntwo\nlines"))
  }

  @Test func levelsAreChosenByNumbers() {
    var person = Driver()
    person.choose("Choose levels")
    person.choose("Take Junior")
    #expect(person.page.status == ["Practising Junior."])
    person.choose("Leave Junior")
    person.choose("Take Mid")
    person.choose("Done")
    #expect(person.pageText.contains(": 2 new"))
    person.choose("Clear the filter")
    #expect(person.pageText.contains(": 5 new"))
  }

  @Test func todaySaysWhenTheInterviewIs() {
    let history = TestHistory()
    history.preferences.interviewDate = CalendarDate(year: 2026, month: 12, day: 18)
    #expect(Driver(history: history).pageText.contains("The interview is in 25 days."))
  }

  @Test func aGradeSaysWhatItMeansAndWhenTheQuestionComesBack() {
    var person = Driver()
    person.choose("Start")
    person.choose("Reveal")
    let labels = person.page.choices.map(\.label)
    #expect(
      labels.contains("Again: not known, or a must-have missed; again in this session"))
    #expect(labels.contains("Good: known; back in 2 days"))
  }

  @Test func aProblemIsSaid() {
    var person = Driver()
    person.choose("Start")
    person.choose("Reveal")
    person.history.failure = "the disk is full"
    person.choose("Good")
    #expect(person.page.status.contains("the disk is full"))
  }

  @Test func linesKeepToTheWidth() {
    var person = Driver()
    person.choose("Start")
    person.choose("Reveal")
    for line in person.app.plainPage(width: 50).body {
      #expect(DisplayWidth.of(line) <= 50 || line.hasPrefix("Question 1"))
    }
  }

  @Test func noPageOffersOneThingTwice() {
    for situation in Situation.all {
      let choices = situation.driver().page.choices
      #expect(Set(choices).count == choices.count, "\(situation.name)")
    }
  }

  @Test func theBankIsBrowsedByNumbers() {
    var person = Driver(history: .practised)
    person.choose("Browse all questions")
    #expect(
      person.page.status == [
        "6 of 6: all questions, in the bank's order.", "1 due, 3 new, 2 learning.",
      ])
    person.choose("State: all, next")
    #expect(
      person.page.status == ["1 of 6: due, in the bank's order.", "1 due, 3 new, 2 learning."])
    person.choose("Back to the old model: Senior, OTA and fleet, scenario, calculation, due")
    #expect(person.pageText.contains("Recall now"))
    #expect(!person.pageText.contains("0.0239"))
    person.choose("Show the answer")
    #expect(person.pageText.contains("0.0239"))
    person.choose("Star")
    #expect(person.page.status.contains("Starred."))
    person.choose("Practise this one now")
    #expect(person.question == "ota-rollback")
    person.choose("Back")
    person.choose("Back to the list")
    person.choose("All questions")
    person.choose("Find by words")
    person.paste("scale hand")
    person.choose("Done")
    #expect(
      person.page.status == [
        "1 of 6: all questions, with the words: scale hand, best match first.", "1 learning.",
      ])
    person.choose("Find by words")
    person.choose("Take the words off")
    person.choose("Done")
    person.choose("Back to Today")
    #expect(person.pageText.hasPrefix("Edgewise"))
  }

  @Test func aLongListIsReadInPages() {
    var person = Driver(bank: Bank((0..<50).map { .sample("q\($0)", title: "Title \($0)") }))
    person.choose("Browse")
    var seen: [String] = []
    for _ in 0..<10 {
      seen += person.page.choices.map(\.label).filter { $0.hasPrefix("Title") }
      guard person.page.choices.contains(where: { $0.label == "Further questions" }) else { break }
      person.choose("Further questions")
    }
    #expect(seen.count == 50)
    #expect(Set(seen).count == 50)
    person.choose("Questions before")
    #expect(person.page.choices.contains { $0.label == "Further questions" })
  }

  /// Actions that only move within what a page shows whole, or that concern a full screen.
  static let onlyOnAScreen: Set<Action> = [
    .up, .down, .left, .right, .pageUp, .pageDown, .top, .bottom, .switchPane, .redraw,
    // In lines an address is there to read, and the whole roadmap.
    .copy, .nextOpen,
    .suspendApp, .tickNext, .readQuestion, .readMistakes, .unfold,
    // In lines a value is typed.
    .raiseSetting, .lowerSetting,
  ]

  /// What stands for an action on a page: entries are chosen by their numbers.
  private static func isOffered(_ action: Action, by choices: [Action], in context: Context) -> Bool
  {
    switch action {
    case .edit: return true  // A page's text is typed line by line.
    case .changeSetting: return choices.contains(.item(0))
    case .choose where context == .help: return true  // A page's own choices are what help finds.
    case .choose where context == .summary, .practise where context == .summary,
      .practise where context == .report:
      return choices.contains { if case .practiseItem = $0 { true } else { false } }
    case .choose, .toggle: return choices.contains(.item(0)) || choices.contains(action)
    // On the page that the entry opens.
    case .practise where context == .browse, .star where context == .browse,
      .suspendQuestion where context == .browse, .bury where context == .browse:
      return choices.contains(.item(0))
    case .goalLevel(let level): return choices.contains(.item(level.rank))
    case .tick, .tickPoint: return choices.contains(.tickPoint(0))
    case .report, .progress, .roadmap: return choices.contains(action) || choices.contains(.item(0))
    default: return choices.contains(action)
    }
  }

  @Test(arguments: Context.allCases)
  func everyActionOfAContextHasANumber(context: Context) {
    let pages = Situation.all.filter { $0.context == context }
      .map { $0.driver().app.plainPage(width: 78).choices.map(\.action) }
    #expect(!pages.isEmpty)
    for binding in KeyTable.standard.bindings(in: context)
    where !Self.onlyOnAScreen.contains(binding.action) {
      #expect(
        pages.contains { Self.isOffered(binding.action, by: $0, in: context) },
        "\(binding.meaning) has no number in \(context)")
    }
  }

  @Test func everyNumberOfEveryPageDoesSomething() {
    for situation in Situation.all {
      // A value that was refused is refused again.
      let arrived = situation.driver()
      for choice in arrived.app.plainPage(width: 78).choices
      where situation.name != "settings-refused" {
        var person = arrived
        let before = (person.page, person.app.view(), person.effects.count)
        person.send(.action(choice.action))
        let isSame =
          (person.page, person.app.view(), person.effects.count) == before
        #expect(!isSame, "\(choice.label) does nothing in: \(situation.name)")
      }
    }
  }
}

extension Driver {
  var page: PlainPage { app.plainPage(width: 78) }

  var pageText: String { page.body.joined(separator: "\n") }

  /// Takes the first choice whose label begins with some words.
  mutating func choose(_ words: String) {
    guard let choice = page.choices.first(where: { $0.label.hasPrefix(words) }) else {
      Issue.record("No choice begins with '\(words)': \(page.choices.map(\.label))")
      return
    }
    send(.action(choice.action))
  }
}
