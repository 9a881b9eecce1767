import QuestionBank
import Testing

/// What a search forgives, and what it shows of what it has found.
@Suite struct ForgivingSearchTests {
  private func question(
    _ id: QuestionID, title: String = "", tags: [String] = [], point: String = "",
    prompt: String = "", answer: String = ""
  ) -> Question {
    Question(
      id: id, revision: 1, status: .reviewed, level: .mid, topic: .strategy, kind: .concept,
      title: title, target: "", minutes: 5, tags: tags, prerequisites: [], volatility: .stable,
      keyPoints: [KeyPoint(id: "k1", weight: 100, isMust: true, text: point)], mistakes: [],
      followUps: [], hints: [], checks: [], sources: [], prompt: prompt, answer: answer)
  }

  private func finds(_ query: String, _ text: String) -> Bool {
    QuestionSearch([question("q", answer: text)]).places(matching: query) == [0]
  }

  @Test(arguments: [
    ("quantisation", "quantization"), ("quantization", "quantisation"), ("quantis", "quantized"),
    ("optimiser", "an optimizer"), ("analyse", "analyze"),
    ("colour", "color"), ("colors", "colours"), ("behavior", "behaviour"),
    ("neighbour", "neighbors"),
    ("modelling", "modeling"), ("labeled", "labelled"), ("centre", "center"), ("metre", "a meter"),
    ("licence", "license"), ("catalog", "catalogue"), ("colourise", "colorize"),
  ])
  func spellingDoesNotMatter(query: String, text: String) { #expect(finds(query, text)) }

  @Test(arguments: [
    ("tensors", "one tensor"), ("tensor", "tensors"), ("batteries", "a battery"),
    ("battery", "batteries"), ("caches", "the cache"), ("boxes", "a box"),
    ("quantisations", "quantization"),
  ])
  func numberDoesNotMatter(query: String, text: String) { #expect(finds(query, text)) }

  @Test(arguments: [
    ("co-design", "codesign"), ("codesign", "co-design"), ("data set", "dataset"),
    ("dataset", "a data set"), ("ondevice", "on-device"), ("On-Device", "ondevice"),
  ])
  func hyphensAndBlanksDoNotMatter(query: String, text: String) { #expect(finds(query, text)) }

  @Test(arguments: ["latncy", "latenncy", "latemcy", "latecny", "atency", "latenc", "lattenc"])
  func oneSlipIsForgiven(query: String) { #expect(finds(query, "low latency")) }

  @Test(arguments: ["latnc y", "lancy", "npz", "int5", "fp61", "xylatency"])
  func moreIsNotNorAreShortWordsAndNumbers(query: String) {
    #expect(!finds(query, "low latency, npu, int8, fp16"))
  }

  @Test func aWordThatIsThereIsTakenAtItsWord() {
    let search = QuestionSearch([
      question("a", answer: "the code"), question("b", answer: "the core"),
    ])
    #expect(search.places(matching: "core") == [1])
    #expect(search.places(matching: "cors") == [1])
  }

  @Test func whereNoQuestionHasAllWordsSlipsComeAfterWhatIsExact() {
    let search = QuestionSearch([
      question("a", title: "cache miss"), question("b", answer: "cash flow"),
      question("c", answer: "a casg and a miss"),
    ])
    #expect(search.places(matching: "cash miss") == [0, 2])
    #expect(search.places(matching: "cash") == [1])
    let both = QuestionSearch([
      question("near", title: "cache cost"), question("exact", answer: "cash, and what it costz"),
      question("lone", answer: "costs"),
    ])
    #expect(both.places(matching: "cash coste") == [1])
  }

  @Test func theLineThatSaysMostIsShownAndOfTheAnswerOnlyWhereNothingElseDoes() {
    let open = question(
      "q", point: "Scale and zero point.", prompt: "The range.\nIts scale, and a zero.\nAll of it.",
      answer: "scale zero point")
    let search = QuestionSearch([open])
    #expect(search.findings(for: "zero scale").marks.line(of: open) == "Its scale, and a zero.")
    #expect(search.findings(for: "point").marks.line(of: open) == "Scale and zero point.")
    let tagged = question("t", title: "Alpha", tags: ["dma", "cache"])
    let marks = QuestionSearch([tagged]).findings(for: "cache").marks
    #expect(marks.line(of: tagged) == "Tags: dma, cache")
    #expect(QuestionSearch([tagged]).findings(for: "alpha").marks.line(of: tagged) == nil)
  }

  @Test(arguments: [
    ("int8 scale", "Scale of INT8, not int80s", "[Scale] of [INT8], not [int80s]"),
    ("quantisation", "a Quantization-aware run", "a [Quantization]-aware run"),
    ("dataset", "one data set more", "one [data set] more"),
    ("1.5", "is 1.5 or 15", "is [1.5] or 15"), ("size", "Größe", "Größe"),
    ("grosse", "Größe", "[Größe]"), ("?", "as it is", "as it is"),
  ])
  func whatWasFoundIsMarked(query: String, text: String, marked: String) {
    let marks = QuestionSearch([question("q", answer: text)]).findings(for: query).marks
    #expect(marks.bracketed(text) == marked)
  }

  @Test func aLongLineBeginsALittleBeforeWhatWasFound() {
    let text = String(repeating: "word ", count: 20) + "latency here"
    let marks = QuestionSearch([question("q", answer: text)]).findings(for: "latency").marks
    #expect(marks.excerpt(text, mark: "...") == "...word word word word latency here")
    #expect(marks.excerpt("low latency", mark: "...") == "low latency")
  }
}
