/// Words that do not keep, and words that claim too much.
extension QuestionRule {
  private static let timeless: Set<Passage.Part> = [
    .setting, .prompt, .answer, .keyPoint, .mistake, .fix, .followUp, .reply, .hint,
  ]
  private static let timeWords: Set<String> = ["latest", "currently", "recently", "modern"]

  /// Whole words, whatever their case; compounds such as "latest-value" are other words.
  ///
  /// "new" is mostly an ordinary adjective ("cost per new target", "presented the new test"). It
  /// speaks of a time, and fails, in "new in" or "new since" a version or year, "new as of",
  /// "brand-new", "the new" and a product's name ("the new TensorRT"), and "the new … API" or "SDK".
  /// Initials are no product ("the new NPU").
  static let timeWord = QuestionRule(
    "time-words", .error,
    "\"Latest\", \"currently\", \"recently\", \"modern\" and a \"new\" that means a time do not "
      + "stand in what a question says; versions and dates do."
  ) { file, _ in
    file.passages.filter { timeless.contains($0.part) }.flatMap { passage in
      passage.words.indices.filter {
        timeWords.contains(passage.words[$0].lowercased) || isTimeNew($0, in: passage.words)
      }.map { index in
        let word = passage.words[index]
        return Remark(
          word.position,
          "'\(word.text)' in \(passage.label) will not keep; name the version, the date or the "
            + "property")
      }
    }
  }

  private static func isTimeNew(_ index: Int, in words: [Passage.Word]) -> Bool {
    if words[index].lowercased == "brand-new" { return true }
    guard words[index].lowercased == "new" else { return false }
    let after = words.dropFirst(index + 1).prefix(3)
    switch after.first?.lowercased {
    case "in", "since":
      return after.dropFirst().first?.text.first.map { $0.isUppercase || $0.isNumber } ?? false
    case "as": return after.dropFirst().first?.lowercased == "of"
    default: break
    }
    guard index > 0, words[index - 1].lowercased == "the", let next = after.first?.text else {
      return false
    }
    let isName = next.first?.isUppercase == true && next.contains(where: \.isLowercase)
    let programming: Set<String> = ["api", "apis", "sdk", "sdks"]
    return isName || after.contains { programming.contains($0.lowercased) }
  }

  private static let absoluteWords: Set<String> = ["always", "never", "best", "fastest"]
  private static let claiming: Set<Passage.Part> = [.answer, .keyPoint, .reply, .hint]
  private static let pasts: Set<String> = ["was", "were", "been", "had", "has", "have"]

  /// Mistakes are meant to overstate, a prompt tells what happened, and what stands in double quotes
  /// is somebody else's; "was never" is history; "always-on" and "best-effort" are other words.
  static let absolutes = QuestionRule(
    "absolutes", .warning,
    "\"Always\", \"never\", \"best\" and \"fastest\" are left to mistakes, prompts and quotations."
  ) { file, _ in
    file.passages.filter { claiming.contains($0.part) }.flatMap { passage in
      passage.words.indices.filter { index in
        let word = passage.words[index]
        guard absoluteWords.contains(word.lowercased), !word.isQuoted else { return false }
        return index == 0 || word.lowercased != "never"
          || !pasts.contains(passage.words[index - 1].lowercased)
      }.map {
        Remark(
          passage.words[$0].position,
          "'\(passage.words[$0].text)' in \(passage.label) claims it for every case; say for which")
      }
    }
  }

  /// Words before a number that make it a version.
  private static let versionOpeners: Set<String> = [
    "since", "before", "until", "version", "versions", "release", "releases",
  ]

  /// What a number right behind it is a version of.
  private static let products: Set<String> = [
    "android", "api", "clang", "cmsis-nn", "cuda", "cudnn", "executorch", "freertos", "gcc", "ios",
    "jetpack", "keras", "linux", "litert", "llvm", "macos", "numpy", "onnx", "openvino", "opset",
    "python", "pytorch", "sdk", "tensorflow", "tensorrt", "tflite", "tvm", "ubuntu", "vela",
    "xcode",
    "zephyr",
  ]
  private static let units: Set<String> = [
    "ms", "us", "ns", "s", "min", "h", "kb", "kib", "mb", "mib", "gb", "gib", "tops", "gops", "hz",
    "khz", "mhz", "ghz", "fps", "percent", "times", "mj", "uj", "mw", "w", "bytes", "bits",
    "models",
  ]

  /// `v1.2`, `2.18.1`, `since 1.11` and `PyTorch 2.1` are versions; Python 3 is a language.
  static let stableVersion = QuestionRule(
    "stable-version", .warning, "A question that names a version is versioned."
  ) { file, _ in
    guard file.fields.isVersioned?.value == false else { return [] }
    return file.passages.flatMap { passage in
      passage.words.indices.filter { isVersion($0, in: passage.words) }.map {
        Remark(
          passage.words[$0].position,
          "\(passage.label) names version \(passage.words[$0].text) and the question is stable; "
            + "make it versioned with as_of, or drop the version")
      }
    }
  }

  private static func isVersion(_ index: Int, in words: [Passage.Word]) -> Bool {
    let word = words[index].lowercased
    let numbers = (word.hasPrefix("v") ? word.dropFirst() : word[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    guard numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else { return false }
    let before = index > 0 && words[index - 1].isFollowed(by: words[index]) ? words[index - 1] : nil
    if numbers.count >= 2, word.hasPrefix("v") || numbers.count >= 3 { return true }
    guard let before = before?.lowercased else { return false }
    if numbers.count >= 2, versionOpeners.contains(before) { return true }
    let after = words.dropFirst(index + 1).first.map {
      words[index].isFollowed(by: $0) ? $0.lowercased : ""
    }
    return products.contains(before) && !units.contains(after ?? "")
      && (before, word) != ("python", "3")
  }
}
