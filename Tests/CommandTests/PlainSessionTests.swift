import EdgewiseProgram
import Foundation
import Testing

/// The app in numbered lines, with a conversation on its standard input.
@Suite struct PlainSessionTests {
  private let place: Place

  init() throws { place = try Place() }

  private func start(_ arguments: String...) throws -> Dialogue {
    try Dialogue(place, arguments + ["--now", monday])
  }

  private func questions(ofLevel level: String) async throws -> [String: String] {
    let list = try await place.run("list", "--format", "json", "--level", level)
    let rows = try #require(try list.json() as? [[String: Any]])
    var ids: [String: String] = [:]
    for row in rows {
      if let id = row["id"] as? String, let title = row["title"] as? String { ids[title] = id }
    }
    return ids
  }

  @Test func theBankIsBrowsedAndAQuestionPractised() async throws {
    _ = try await place.run("grade", builtIn, "hard", "--now", "2026-11-16T09:00:00+01:00")
    let dialogue = try start("browse", "--plain", "--level", "junior")
    var page = try await dialogue.page()
    #expect(page.contains(": Junior, in the bank's order."))
    page = try await dialogue.choose("Find by words", on: page, then: "scale zero-poi stand")
    #expect(page.contains("with the words: scale zero-poi stand"))
    page = try await dialogue.choose("Scale and zero point", on: page)
    #expect(page.contains("16 Nov 2026"))
    #expect(page.contains("Recall now"))
    #expect(!page.contains("0.0239"))
    page = try await dialogue.choose("Practise", on: page)
    page = try await dialogue.choose("Reveal", on: page)
    page = try await dialogue.choose("Good", on: page)
    #expect(page.contains("23 Nov 2026"))
    #expect(page.contains("Attempts     2, 2 passed"))
  }

  /// The snapshot that follows on it has the session as this copy left it.
  @Test func aSessionThatEndsWhileAnotherCopyWritesIsNotOfferedAgain() async throws {
    _ = try await place.run("settings", "new-per-day", "1")
    let dialogue = try start("study", "--plain")
    var page = try await dialogue.page()
    #expect(page.contains("Question 1 of 1"))
    page = try await dialogue.choose("Reveal", on: page)
    let other = try await place.run("list", "--format", "json", "--level", "principal")
    let ids = try #require(try other.json() as? [[String: Any]]).compactMap { $0["id"] as? String }
    for id in ids.prefix(2) { _ = try await place.run("grade", id, "good", "--now", monday) }
    page = try await dialogue.choose("Good", on: page)
    page = try await dialogue.choose("Back", on: page)
    #expect(!page.choices.contains { $0.hasPrefix("Continue") }, "\(page.text)")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1])
  func whatEndsAProgramLeavesTheNoteAsFarAsItIsWritten(signal: Int32) async throws {
    let dialogue = try start("study", "--plain")
    let page = try await dialogue.page()
    let index = try #require(page.choices.firstIndex { $0.hasPrefix("Write a note") })
    let end = try await dialogue.end(
      with: signal, after: "\(page.numbers[index])", "half a", "thought")
    #expect(end.status == 0)
    #expect(end.error.isEmpty)
    #expect(try await place.export().compactMap { $0["note"] as? String } == ["half a\nthought"])
  }

  /// Read again where another copy has written, also while it lies ready.
  @Test func aReportHasWhatAnotherCopyRecorded() async throws {
    _ = try await place.run("grade", builtIn, "good", "--now", monday)
    let dialogue = try start("--plain")
    var page = try await dialogue.page()
    for count in 1...3 {
      page = try await dialogue.choose("Report", on: page)
      #expect(page.contains("\(count) attempt"), "\(page.text)")
      page = try await dialogue.choose("Back", on: page)
      _ = try await place.run("grade", builtIn, "good", "--now", monday)
    }
  }

  /// Has a day hold five new questions, whatever their minutes.
  private func takeFiveNew() async throws {
    _ = try await place.run("settings", "new-per-day", "5")
    _ = try await place.run("settings", "minutes-per-day", "90")
  }

  @Test func aWholeSession() async throws {
    try await takeFiveNew()
    let dialogue = try start("--plain")
    var page = try await dialogue.page()
    #expect(page.contains("min: 5 new."))
    page = try await dialogue.choose("Choose levels", on: page)
    page = try await dialogue.choose("Take Mid", on: page)
    page = try await dialogue.choose("Done", on: page)
    page = try await dialogue.choose("Start", on: page)
    #expect(page.contains("Question 1 of 5. Mid, "))
    let question = try #require(
      try await questions(ofLevel: "mid").first { page.text.contains($0.key) })

    page = try await dialogue.choose("Write", on: page, then: "Größe 日本 😀", "two lines", ".")
    page = try await dialogue.choose("How sure: certain", on: page)
    #expect(page.contains("certain"))
    page = try await dialogue.choose("Reveal", on: page)
    #expect(page.contains("Größe 日本 😀"))
    #expect(page.contains("two lines"))
    #expect(page.contains("Ticked 0 of"))
    #expect(!page.choices.contains { $0.hasPrefix("Take the suggested") })
    let points = page.choices.count { $0.hasPrefix("Tick point") }
    for _ in 0..<points { page = try await dialogue.choose("Tick point", on: page) }
    #expect(page.contains("100 of 100"))
    #expect(page.contains("suggests Easy"))
    page = try await dialogue.choose("Take the suggested grade", on: page)
    #expect(page.contains("Saved: Easy"))
    #expect(page.contains("Question 2 of 5"))
    page = try await dialogue.choose("Undo", on: page)
    #expect(page.contains("Undid Easy"))
    #expect(page.contains("Question 1 of 5"))
    #expect(page.contains("100 of 100"))
    page = try await dialogue.choose("Hard", on: page)
    #expect(page.contains("Saved: Hard"))
    let end = try await dialogue.end("q")
    #expect(end.status == 0)
    #expect(end.error.isEmpty)

    let lines = try await place.export()
    let attempts = lines.filter { $0["grade"] != nil }
    #expect(attempts.map { $0["grade"] as? String } == ["easy", "hard"])
    for attempt in attempts {
      #expect(attempt["question"] as? String == question.value)
      #expect(attempt["answer"] as? String == "Größe 日本 😀\ntwo lines")
      #expect(attempt["confidence"] as? Int == 4)
      #expect(attempt["score"] as? Int == 100)
      #expect((attempt["points"] as? [String])?.count == points)
      #expect(attempt["kind"] as? String == "study")
      #expect(attempt["session"] as? String == attempts[0]["session"] as? String)
    }
    let taken = lines.compactMap { $0["retract"] as? String }
    #expect(taken == attempts.prefix(1).compactMap { $0["id"] as? String })
  }

  @Test func aQuitSessionGoesOnWhereItWas() async throws {
    try await takeFiveNew()
    let first = try start("study", "--plain", "--level", "junior")
    var page = try await first.page()
    page = try await first.choose("Reveal", on: page)
    page = try await first.choose("Good", on: page)
    page = try await first.choose("Write", on: page, then: "half an answer", ".")
    #expect(page.contains("Question 2 of"))
    let title = try #require(
      try await questions(ofLevel: "junior").first { page.text.contains($0.key) }?.key)
    _ = try await first.end("q")

    let second = try start("--plain")
    page = try await second.page()
    #expect(page.choices.contains { $0.hasPrefix("Continue: 1 done, 4 left: \(title)") })
    page = try await second.choose("Continue", on: page)
    #expect(page.contains("Question 2 of 5"))
    #expect(page.contains("half an answer"))
    // The end of the input in the middle of it is as good as quitting.
    #expect(try await second.end().status == 0)

    let third = try Dialogue(place, ["--plain", "--now", "2026-11-24T08:00:00+01:00"])
    page = try await third.page()
    page = try await third.choose("Continue", on: page)
    #expect(page.contains(title))
    #expect(page.contains("half an answer"))
    _ = try await third.end("q")
    #expect(try await place.export().count { $0["grade"] != nil } == 1)
  }

  @Test func aPowerCutCostsNothing() async throws {
    try await takeFiveNew()
    let first = try start("study", "--plain")
    var page = try await first.page()
    for _ in 1...3 {
      page = try await first.choose("Reveal", on: page)
      page = try await first.choose("Good", on: page)
      #expect(page.contains("Saved: Good"))
    }
    try await first.kill()
    #expect(try await place.export().count { $0["grade"] != nil } == 3)
    let second = try start("--plain")
    page = try await second.page()
    #expect(page.choices.contains { $0.hasPrefix("Continue: 3 done, 2 left") })
    _ = try await second.end("q")
  }

  @Test func whatIsNoChoiceIsToldAndChangesNothing() async throws {
    try await takeFiveNew()
    let dialogue = try start("study", "--plain")
    let page = try await dialogue.page()
    for wrong in ["0", "99", "-1", "1.5", "yes", "日本", "\u{1B}[A", "99999999999999999999"] {
      let answer = try await dialogue.type(wrong)
      #expect(answer.contains("choice"), "\(wrong)")
      #expect(answer.choices == page.choices)
      #expect(!answer.text.contains("\u{1B}"))
    }
    // An empty line shows the page again.
    let again = try await dialogue.type("")
    #expect(again.contains("Question 1 of 5"))
    // No grade before the reveal.
    for key in ["a", "g", "e"] { _ = try await dialogue.type(key) }
    #expect(try await dialogue.end("q").status == 0)
    #expect(try await place.export().allSatisfy { $0["grade"] == nil })
  }

  @Test func theEndOfTheInputIsTheEnd() async throws {
    for arguments in [["--plain"], ["study", "--plain"]] {
      let outcome = try await place.run(Program.path, arguments)
      #expect(outcome.status == 0)
      #expect(outcome.error.isEmpty)
      // The shell's prompt is to stand on a line of its own.
      #expect(outcome.output.contains("> \n"))
      #expect(outcome.output.hasSuffix("\n"))
    }
    // Also in the middle of an answer, which is kept.
    let dialogue = try start("study", "--plain")
    let page = try await dialogue.page()
    let write = try #require(page.choices.firstIndex { $0.hasPrefix("Write") })
    #expect(try await dialogue.end("\(page.numbers[write])\nnever finished").status == 0)
    let again = try start("--plain")
    let today = try await again.page()
    #expect(try await again.choose("Continue", on: today).contains("never finished"))
    _ = try await again.end("q")
  }

  @Test func minutesAndFiltersLimitTheSession() async throws {
    let short = try start("study", "--plain", "--minutes", "5", "--topic", "quantization")
    #expect(try await short.page().contains("Question 1 of 2."))
    _ = try await short.end("q")
    _ = try await place.run("settings", "new-per-day", "0")
    let none = try start("study", "--plain", "--topic", "quantization")
    #expect(try await none.page().contains("Today is done for Quantization."))
    _ = try await none.end("q")
  }

  @Test func anOwnQuestionIsAskedLikeAnyOther() async throws {
    let dialogue = try start(
      "study", "--plain", "--level", "junior", "--topic", "quantization", "--form", "scenario",
      "--bank", try place.ownBank())
    var page = try await dialogue.page()
    var titles: [Bool] = []
    while page.choices.contains(where: { $0.hasPrefix("Reveal") }) {
      titles.append(page.contains("The step of an int8 code"))
      page = try await dialogue.choose("Reveal", on: page)
      page = try await dialogue.choose("Easy", on: page)
    }
    #expect(titles.contains(true))
    #expect(page.contains("Session finished"))
    _ = try await dialogue.end("q")
    #expect(try await place.export().contains { $0["question"] as? String == "quant-own-step" })
  }

  @Test func screenReadersAndDumbTerminalsGetLinesUnasked() async throws {
    let accessible = try Dialogue(place, [], environment: ["ACCESSIBLE": "1"])
    #expect(try await accessible.page().choices.first?.hasPrefix("Start") == true)
    #expect(try await accessible.end("q").error.isEmpty)
    let dumb = try Dialogue(place, [], environment: ["TERM": "dumb"])
    #expect(try await dumb.page().choices.first?.hasPrefix("Start") == true)
    let end = try await dumb.end("q")
    #expect(end.error == "edgewise: TERM is 'dumb': numbered lines instead of a full screen\n")
  }

  @Test func asciiIsEnoughInTheCLocale() async throws {
    let dialogue = try Dialogue(
      place, ["study", "--plain"], environment: ["LC_ALL": "C", "COLUMNS": "60"])
    var page = try await dialogue.page()
    page = try await dialogue.choose("Reveal", on: page)
    let output = try await dialogue.end("q").output
    #expect(output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func notesFollowUpsAndEarlierAnswersInLines() async throws {
    let dialogue = try start("study", "--plain", "--level", "junior")
    var page = try await dialogue.page()
    page = try await dialogue.choose("Write a note", on: page, then: "mind the 日本", "zero", ".")
    #expect(page.contains("Note kept."))
    #expect(!page.contains("mind the"))
    page = try await dialogue.choose("Show the note", on: page)
    #expect(page.contains("mind the 日本\nzero"))
    page = try await dialogue.choose("Write an answer, ended", on: page, then: "my words", ".")
    page = try await dialogue.choose("Reveal", on: page)
    page = try await dialogue.choose("Ask the next follow-up", on: page)
    #expect(page.contains("Asked next"))
    page = try await dialogue.choose("Show its answer", on: page)
    page = try await dialogue.choose("Add to the note", on: page, then: " and one", ".")
    #expect(page.contains("zero and one"))
    page = try await dialogue.choose("Remove the note", on: page)
    #expect(page.contains("Note removed.") && !page.contains("mind the"))
    page = try await dialogue.choose("Again", on: page)
    for _ in 0..<4 {
      page = try await dialogue.choose("Reveal", on: page)
      page = try await dialogue.choose("Good", on: page)
    }
    page = try await dialogue.choose("Take up an earlier answer", on: page)
    #expect(page.contains("Your answer: my words"))
    #expect(try await dialogue.end("q").status == 0)
  }

  @Test func settingsInLines() async throws {
    let dialogue = try start("--plain")
    var page = try await dialogue.page()
    page = try await dialogue.choose("Settings", on: page)
    page = try await dialogue.choose("New per day: plan", on: page, then: "seven")
    #expect(page.contains("'seven' does not fit; give 0 to 100, or plan."))
    // Asked again until it fits.
    page = try await dialogue.type("101")
    #expect(page.contains("'101' does not fit"))
    page = try await dialogue.type("7")
    #expect(page.contains("Kept: New per day 7."))
    page = try await dialogue.choose("Interview date: none", on: page, then: "")
    #expect(page.contains("Interview date: none"))
    page = try await dialogue.choose("Mouse: on", on: page)
    #expect(page.contains("Mouse: off"))
    page = try await dialogue.choose("Undo the last change", on: page)
    page = try await dialogue.choose("Back to Today", on: page)
    #expect(page.contains("7 new"))
    #expect(try await dialogue.end("q").status == 0)
    #expect(try await place.run("settings", "new-per-day").output.contains("7"))
    #expect(try await place.run("settings", "mouse").output.contains("on"))
  }
}
