import Yams

/// Reads a YAML file that is no question: a taxonomy, a roadmap.
enum PlanFile {
  /// What a file holds, where it names questions, and what is wrong with it.
  ///
  /// - Parameters:
  ///   - bytes: the file's.
  ///   - path: as findings name it.
  ///   - emptiness: the rule that an empty file breaks, and what to write instead.
  ///   - decode: takes the value out of the composed YAML.
  /// - Returns: nil for the value where none could be made.
  static func read<Value>(
    _ bytes: [UInt8], path: String, emptiness: (rule: LintRule, remedy: String),
    decode: (inout FieldDecoder, Node) -> Value?
  ) -> (value: Value?, links: [QuestionLinks], findings: [Finding]) {
    let text = FileText(bytes, path: path)
    let yaml = FrontMatter(text.lines, firstLine: 1, path: path)
    guard text.isText, let root = yaml.root else {
      let missing = Finding(
        path: path, at: .start, emptiness.rule, "the file is empty; write \(emptiness.remedy)")
      let found = text.findings + yaml.findings
      return (nil, [], found.isEmpty ? [missing] : found)
    }
    var decoder = FieldDecoder(path: path, firstLine: 1)
    let value = decode(&decoder, root)
    return (value, decoder.links, (text.findings + yaml.findings + decoder.findings).sorted())
  }
}
