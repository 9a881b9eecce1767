/// What the forms of questions ask for beside their limits.
extension QuestionRule {
  static let asked = QuestionRule(
    "asked", .error, "`asked` is 1, 2 or 3, from seldom to everywhere."
  ) { file, _ in
    guard let asked = file.fields.asked, !(1...3).contains(asked.value) else { return [] }
    return [Remark(asked.position, "'asked' is \(asked.value); write 1, 2 or 3")]
  }

  static let language = QuestionRule(
    "language", .error, "A code question has a `language`; a question of another form has none."
  ) { file, _ in
    switch (file.fields.formOrDefault, file.fields.language) {
    case (.code, nil):
      guard let form = file.fields.form else { return [] }
      let languages = ProgrammingLanguage.allCases.map(\.rawValue).joined(separator: ", ")
      return [
        Remark(form.position, "a code question needs a 'language'; add one of \(languages)")
      ]
    case (.core, let language?), (.scenario, let language?):
      return [
        Remark(
          language.position, "only a code question has a 'language'; drop it or write form: code")
      ]
    default: return []
    }
  }

  static let codeKind = QuestionRule(
    "code-kind", .error, "A code question is of kind concept (writing) or debugging (mending)."
  ) { file, _ in
    guard file.fields.formOrDefault == .code, let kind = file.fields.kind,
      kind.value != .concept, kind.value != .debugging
    else { return [] }
    return [
      Remark(
        kind.position,
        "a code question is no \(kind.value.rawValue); write concept, or debugging for one to mend")
    ]
  }

  /// Fewer than all, so that a good answer in other words still passes, and weighty ones only.
  static let coreMusts = QuestionRule(
    "core-musts", .error, "A core question has at most three musts, each of weight 20 or more."
  ) { file, _ in
    guard file.fields.formOrDefault == .core, let points = file.fields.keyPoints else { return [] }
    let musts = points.value.filter { $0.isMust?.value == true }
    let light = musts.compactMap(\.weight).filter { $0.value < 20 }.map {
      Remark($0.position, "this must weighs \($0.value); give it 20 or more, or make it no must")
    }
    guard musts.count > 3 else { return light }
    return [
      Remark(
        points.position, "\(musts.count) key points are musts; keep the two or three that decide")
    ] + light
  }
}

extension BankRule {
  static let followUpLinks = BankRule(
    "follow-up-see", .error, "A follow-up's `see` names another question of the bank."
  ) { files, context in
    let known = Set(context.builtIn.map(\.id) + files.compactMap { $0.fields.id?.value })
    return files.indices.flatMap { index in
      let links = (files[index].fields.followUps?.value ?? []).compactMap(\.see)
      return links.compactMap { link -> (file: Int, remark: Remark)? in
        if link.value == files[index].fields.id?.value {
          return (
            index, Remark(link.position, "a follow-up cannot lead to its own question; drop it")
          )
        }
        guard !known.contains(link.value) else { return nil }
        return (
          index,
          Remark(link.position, "there is no question '\(link.value)'; correct the id or drop it")
        )
      }
    }
  }
}
