@testable import QuestionBank
import Testing

@Suite struct QuestionSearchTests {
  fileprivate static func question(
    _ id: QuestionID = "q", level: Level = .mid, topic: Topic = .firmware,
    kind: QuestionKind = .concept, title: String = "", tags: [String] = [], point: String = "",
    prompt: String = "", answer: String = ""
  ) -> Question {
    Question(
      id: id, revision: 1, status: .reviewed, level: level, topic: topic, kind: kind, title: title,
      target: "", minutes: 5, tags: tags, prerequisites: [], volatility: .stable,
      keyPoints: [KeyPoint(id: "k1", weight: 100, isMust: true, text: point)], mistakes: [],
      followUps: [], hints: [], checks: [], sources: [], prompt: prompt, answer: answer)
  }

  /// Whether a query finds a question.
  private func finds(_ query: String, _ question: Question) -> Bool {
    QuestionSearch([question]).places(matching: query) == [0]
  }

  @Test func everyFieldIsSearched() {
    let question = Self.question(
      "dma-window", level: .staff, topic: .otaFleet, kind: .debugging, title: "Alpha",
      tags: ["bravo"], point: "charlie", prompt: "delta", answer: "echo")
    for word in [
      "dma", "window", "staff", "ota", "fleet", "debugging", "alpha", "bravo", "charlie", "delta",
      "echo",
    ] {
      #expect(finds(word, question), "\(word)")
    }
    #expect(!finds("foxtrot", question))
  }

  @Test func everyWordMustBeThereOrBegin() {
    let question = Self.question(title: "Scale and zero point")
    #expect(finds("sca zer", question))
    #expect(finds("point scale", question))
    #expect(!finds("scale offset", question))
    #expect(!finds("ale", question))
  }

  @Test(arguments: [
    ("GRÖSSE", "Größe"), ("größe", "GRO\u{308}SSE"), ("naive", "Naïve"), ("ete", "Été"),
    ("us", "12 µs"), ("3x3", "a 3×3 kernel"), ("m2", "5 m²"), ("int8", "ＩＮＴ８"),
    ("cmsis-nn", "CMSIS-NN"), ("cmsis nn", "CMSIS-NN"), ("c++", "C/C++"), ("0.0239", "= 0.0239."),
    ("子化", "量子化"), ("москва", "Москва"), ("istanbul", "İSTANBUL"),
    ("\u{645}\u{6CC}\u{200C}\u{631}\u{648}\u{645}", "\u{645}\u{6CC}\u{631}\u{648}\u{645}"),
    ("\u{645}\u{6CC}\u{631}\u{648}\u{645}", "\u{645}\u{6CC}\u{200C}\u{631}\u{648}\u{645}"),
    ("quantization", "quanti\u{AD}zation"),
  ])
  func caseAccentsAndSpellingDoNotMatter(query: String, text: String) {
    #expect(finds(query, Self.question(answer: text)))
  }

  @Test func aPointBelongsToItsNumberAndToNothingElse() {
    let question = Self.question(answer: "It ends here.Next: 1.5 or v2.1.")
    for query in ["here", "next", "1.5", "v2.1", "1."] {
      #expect(finds(query, question), "\(query)")
    }
    #expect(!finds("5", question))
  }

  @Test func aFieldOutranksAllThatAreWorthLess() {
    let other = "word"
    let ranked = [
      Self.question("title", title: "word"),
      Self.question("label", tags: ["word"], point: other, prompt: other, answer: other),
      Self.question("point", point: other, prompt: other, answer: other),
      Self.question("prompt", prompt: other, answer: "word word word word"),
      Self.question("answer", answer: "word word word word word word"),
    ]
    let search = QuestionSearch(ranked.reversed())
    #expect(search.places(matching: "word") == [4, 3, 2, 1, 0])
  }

  @Test func aWholeWordOutranksABeginning() {
    let search = QuestionSearch([
      Self.question("a", title: "Quantization"), Self.question("b", title: "Quant"),
    ])
    #expect(search.places(matching: "quant") == [1, 0])
    #expect(search.places(matching: "quan") == [0, 1])
  }

  @Test func equalsAreRankedByMentionsAndThenKeepTheirOrder() {
    let search = QuestionSearch([
      Self.question("a", answer: "one"), Self.question("b", answer: "one"),
      Self.question("c", answer: "one one"),
    ])
    #expect(search.places(matching: "one") == [2, 0, 1])
  }

  @Test(arguments: ["", "  ", "?!", "\u{301}", "\u{1B}"])
  func withoutAWordAllOfThemMatch(query: String) {
    let search = QuestionSearch([Self.question("a"), Self.question("b")])
    #expect(search.places(matching: query) == [0, 1])
    #expect(!QuestionSearch.hasWords(query))
  }

  @Test func anEmptyBankHasNoMatch() {
    #expect(QuestionSearch([]).places(matching: "word").isEmpty)
    #expect(QuestionSearch([]).places(matching: "").isEmpty)
  }

  // MARK: Properties

  /// Small words over few letters, so that they often begin or equal one another.
  private struct Words {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }

    mutating func word() -> String {
      String((0...next(3)).map { _ in ["a", "b", "É", "1", "."][next(5)] }.joined())
    }

    mutating func text() -> String { (0..<next(6)).map { _ in word() }.joined(separator: " ") }

    mutating func bank() -> [Question] {
      (0..<next(12)).map {
        QuestionSearchTests.question(
          "q\($0)", title: text(), tags: [word()], point: text(), prompt: text(), answer: text())
      }
    }
  }

  /// The words of everything that is searched in a question.
  private func words(of question: Question) -> [String] {
    let texts =
      [
        question.id, question.topic.rawValue, question.topic.name, question.level.rawValue,
        question.kind.rawValue,
        question.form.rawValue, question.setting ?? "",
      ]
      + question.tags + [question.title, question.prompt, question.answer]
      + question.keyPoints.map(\.text)
    return texts.flatMap(split)
  }

  private func split(_ text: String) -> [String] {
    var splitter = SearchWords()
    return splitter.words(of: text).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: 0..<60) func itFindsWhatReadingEveryQuestionFinds(seed: UInt64) {
    var random = Words(state: seed)
    let bank = random.bank()
    let search = QuestionSearch(bank)
    for _ in 0..<30 {
      let query = random.text()
      let sought = split(query)
      let expected = bank.indices.filter { place in
        let own = words(of: bank[place])
        return sought.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
      }
      let found = search.places(matching: query).sorted()
      // Of several words two may be one in a text, which finds more.
      #expect(
        sought.count < 2 ? found == expected : Set(found).isSuperset(of: expected), "'\(query)'")
    }
  }

  @Test(arguments: 0..<60) func typingAShortWordOnNeverFindsMore(seed: UInt64) {
    var random = Words(state: seed)
    let search = QuestionSearch(random.bank())
    for _ in 0..<30 {
      let word = String(random.word().filter { $0 != "." }.prefix(2))
      let before = Set(search.places(matching: word))
      for more in ["a", "É"] where !word.isEmpty {
        #expect(before.isSuperset(of: search.places(matching: word + more)), "'\(word + more)'")
      }
    }
  }

  @Test(arguments: 0..<60) func caseAndRepetitionDoNotMatter(seed: UInt64) {
    var random = Words(state: seed)
    let search = QuestionSearch(random.bank())
    for _ in 0..<30 {
      let query = random.text()
      let found = search.places(matching: query)
      #expect(search.places(matching: query.lowercased()) == found)
      #expect(search.places(matching: query.uppercased()) == found)
      #expect(search.places(matching: "\(query) \(query)") == found)
    }
  }
}
