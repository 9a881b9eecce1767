/// Key points are what an answer is graded by.
extension QuestionRule {
  static let keyPointWeights = QuestionRule(
    "key-point-weights", .error, "The key points' weights are positive and sum to 100."
  ) { file, _ in
    guard let points = file.fields.keyPoints, !points.value.isEmpty else { return [] }
    let weights = points.value.compactMap(\.weight)
    var remarks = weights.filter { $0.value < 1 }.map {
      Remark($0.position, "a weight of \($0.value) counts for nothing; give it at least 1")
    }
    let sum = weights.map(\.value).reduce(0, +)
    if weights.count == points.value.count, sum != 100 {
      remarks.append(
        Remark(points.position, "the weights sum to \(sum); make them sum to 100"))
    }
    return remarks
  }

  static let keyPointMust = QuestionRule(
    "key-point-must", .error, "At least one key point is a must."
  ) { file, _ in
    guard let points = file.fields.keyPoints, !points.value.isEmpty,
      points.value.allSatisfy({ $0.isMust?.value == false })
    else { return [] }
    return [
      Remark(points.position, "no key point is a must; mark what no good answer leaves out")
    ]
  }

  static let allMusts = QuestionRule(
    "all-musts", .warning, "Not every key point is a must: something tells good from very good."
  ) { file, _ in
    guard let points = file.fields.keyPoints, points.value.count > 1,
      points.value.allSatisfy({ $0.isMust?.value == true })
    else { return [] }
    return [Remark(points.position, "every key point is a must; keep those that decide")]
  }

  static let keyPointIDs = QuestionRule(
    "key-point-ids", .error, "Each key point has an id of its own, such as `k1`."
  ) { file, _ in
    let ids = (file.fields.keyPoints?.value ?? []).compactMap(\.id)
    return ids.repeats(called: "key point")
      + ids.filter { !Slug.isValid($0.value) }.map {
        Remark($0.position, "'\($0.value)' is no id for a key point; write k1, k2 and so on")
      }
  }

  /// What follows "and" when it opens a second claim. A list has nouns there.
  private static let clauseOpeners: Set<String> = [
    "it", "they", "this", "that", "these", "those", "there", "we", "so", "then", "therefore",
    "also", "is", "are", "was", "were", "has", "have", "can", "cannot", "must", "should", "does",
    "do", "needs", "need", "gives", "costs", "means", "makes",
  ]

  static let joinedClaims = QuestionRule(
    "joined-claims", .warning, "A key point makes one claim: no \"and\" that joins two."
  ) { file, _ in
    file.passages.filter { $0.part == .keyPoint }.compactMap { passage in
      zip(passage.words, passage.words.dropFirst()).first {
        $0.lowercased == "and" && clauseOpeners.contains($1.lowercased)
      }.map {
        Remark(
          $0.position,
          "\(passage.label) joins two claims with \"and \($1.text)\"; split it or drop one")
      }
    }
  }
}

extension [Located<String>] {
  /// A remark on each value that stood in the list before.
  func repeats(called name: String) -> [Remark] {
    var seen: Set<String> = []
    return compactMap {
      seen.insert($0.value).inserted
        ? nil : Remark($0.position, "a second \(name) '\($0.value)'; give it an id of its own")
    }
  }
}
