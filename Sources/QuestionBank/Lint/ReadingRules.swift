/// The rules that reading a file enforces by itself.
extension LintRule {
  static let readable = LintRule("readable", .error, "A question's file can be read.")
  static let encoding = LintRule("encoding", .error, "A file is UTF-8 text.")
  static let byteOrderMark = LintRule(
    "byte-order-mark", .warning, "A file starts with its text, not with a byte order mark.")
  static let lineEndings = LintRule("line-endings", .warning, "Lines end with LF, not with CR LF.")
  static let frontMatter = LintRule(
    "front-matter", .error, "A question starts with YAML between two lines of `---`.")
  static let yaml = LintRule("yaml", .error, "Front matter and taxonomy are valid YAML.")
  static let duplicateKey = LintRule("duplicate-key", .error, "No field is given twice.")
  static let unknownField = LintRule("unknown-field", .error, "Every field is one of the schema.")
  static let missingField = LintRule("missing-field", .error, "No field of the schema is missing.")
  static let fieldValue = LintRule(
    "field-value", .error, "Every field has a value of the kind that the schema gives it.")
  static let sections = LintRule(
    "sections", .error, "The body is `## Prompt` and then `## Answer`, neither of them empty.")
  static let fileLocation = LintRule(
    "file-location", .error, "A question lies in `<level>/<id>.md`, by its own level and id.")
  static let notRead = LintRule(
    "not-read", .warning, "A level's folder holds questions in `.md` files and nothing else.")
  static let noQuestions = LintRule(
    "no-questions", .error, "A bank holds at least one question.")
  static let taxonomyContent = LintRule(
    "taxonomy", .error, "A taxonomy names every level and topic once, in order, and each tag once.")
  static let roadmapContent = LintRule(
    "roadmap", .error, "A roadmap has phases with goals, resources and a milestone, each id once.")

  static let reading: [LintRule] = [
    readable, encoding, byteOrderMark, lineEndings, frontMatter, yaml, duplicateKey, unknownField,
    missingField, fieldValue, sections, fileLocation, notRead, noQuestions, taxonomyContent,
    roadmapContent,
  ]
}
