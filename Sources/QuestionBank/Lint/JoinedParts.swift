/// Counts what a prompt asks for where one question mark stands for several questions.
enum JoinedParts {
  private static let questionWords: Set<String> = [
    "what", "which", "how", "why", "when", "where", "who", "whose", "whether",
  ]
  private static let requests: Set<String> = [
    "calculate", "choose", "compare", "compute", "decide", "define", "derive", "describe", "design",
    "draw", "estimate", "explain", "find", "give", "justify", "list", "name", "outline", "plan",
    "propose", "rank", "say", "show", "sketch", "state", "work", "write",
  ]

  /// The parts of a text: question words and requests at the start of a sentence, or behind a comma,
  /// semicolon, colon, bracket or "and". A sentence that ends in a question mark is one at least;
  /// of the others only those count that a request opens. One that starts with "if" goes on with the
  /// question before it.
  ///
  /// "What is measured, and how long does it take?" are two. "What do you choose, and why?" is one.
  static func count(in text: String) -> Int {
    sentences(of: text).reduce(0) { count, sentence in
      let clauses = clauses(in: sentence.text)
      if sentence.text.drop(while: \.isWhitespace).hasPrefix("If ") {
        return count + max(0, clauses.count - 1)
      }
      if sentence.isQuestion { return count + max(1, clauses.count) }
      return count + (clauses.first.map { requests.contains($0) } == true ? clauses.count : 0)
    }
  }

  private static func sentences(of text: String) -> [(text: Substring, isQuestion: Bool)] {
    var sentences: [(text: Substring, isQuestion: Bool)] = []
    var start = text.startIndex
    for index in text.indices where ".?!".contains(text[index]) {
      let next = text.index(after: index)
      guard next == text.endIndex || text[next].isWhitespace || text[next] == ")" else { continue }
      sentences.append((text[start..<index], text[index] == "?"))
      start = next
    }
    sentences.append((text[start...], false))
    return sentences
  }

  /// The first word of the sentence, if it asks, and those that ask behind a joint. A question word
  /// that ends the sentence asks nothing new.
  private static func clauses(in sentence: Substring) -> [String] {
    let tokens = sentence.split(whereSeparator: \.isWhitespace)
    var found: [String] = []
    var isOpen = true
    for (index, token) in tokens.enumerated() {
      let word = token.lowercased().filter(\.isLetter)
      let isLast = index == tokens.count - 1
      if isOpen, requests.contains(word) || questionWords.contains(word) && !isLast {
        found.append(word)
      }
      isOpen = word.isEmpty || word == "and" || token.last.map { ",;:)".contains($0) } == true
    }
    return found
  }
}
