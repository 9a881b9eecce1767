extension QuestionRule {
  static let idSlug = QuestionRule(
    "id-slug", .error,
    "An id is two or more lower-case words of letters and digits joined by hyphens."
  ) { file, _ in
    guard let id = file.fields.id, !Slug.isValid(id.value, fewestWords: 2) else { return [] }
    return [
      Remark(
        id.position,
        "'\(id.value)' is no id; write lower-case words joined by hyphens, such as "
          + "quant-affine-params")
    ]
  }

  /// A warning, since an id is permanent and a question may move to another topic.
  static let idPrefix = QuestionRule(
    "id-prefix", .warning, "An id starts with a prefix of its topic."
  ) { file, _ in
    guard let id = file.fields.id, let topic = file.fields.topic?.value,
      !topic.idPrefixes.contains(where: { id.value.hasPrefix($0 + "-") })
    else { return [] }
    let prefixes = topic.idPrefixes.map { $0 + "-" }.joined(separator: " or ")
    return [
      Remark(id.position, "an id of topic \(topic.rawValue) starts with \(prefixes)")
    ]
  }

  static let fileLocation = QuestionRule(.fileLocation) { file, _ in
    var remarks: [Remark] = []
    if let id = file.fields.id, id.value != file.stem {
      remarks.append(
        Remark(
          id.position,
          "the id is '\(id.value)' and the file is '\(file.stem).md'; name the file by the id"))
    }
    if let level = file.fields.level, level.value.rawValue != file.folder {
      remarks.append(
        Remark(
          level.position,
          "the level is \(level.value.rawValue) and the folder is '\(file.folder)'; move the file "
            + "or correct the level"))
    }
    return remarks
  }

  static let revision = QuestionRule("revision", .error, "A revision counts from 1.") { file, _ in
    guard let revision = file.fields.revision, revision.value < 1 else { return [] }
    return [Remark(revision.position, "'rev' is \(revision.value); start with 1")]
  }
}

/// Lower-case words joined by hyphens.
enum Slug {
  /// Whether a text is words of `a`–`z` and `0`–`9`, the first starting with a letter.
  static func isValid(_ text: String, fewestWords: Int = 1) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard words.count >= fewestWords, let first = text.utf8.first, letters.contains(first) else {
      return false
    }
    return words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { letters.contains($0) || digits.contains($0) }
    }
  }
}

extension Topic {
  /// What the ids of its questions start with.
  var idPrefixes: [String] {
    switch self {
    case .fundamentals: ["fund"]
    case .firmware: ["fw"]
    case .quantization: ["quant"]
    case .compression: ["comp"]
    case .conversion: ["conv"]
    case .performance: ["perf", "bench"]
    case .accelerators: ["accel"]
    case .mcuRuntimes: ["mcu"]
    case .perception: ["vis", "audio", "nlp"]
    case .fusion: ["fuse"]
    case .otaFleet: ["ota"]
    case .learning: ["learn"]
    case .codesignNAS: ["codesign"]
    case .safetySecurity: ["safe"]
    case .strategy: ["strategy", "bench"]
    case .leadership: ["lead"]
    }
  }
}
