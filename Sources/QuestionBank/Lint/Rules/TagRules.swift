extension QuestionRule {
  static let tags = QuestionRule(
    "tags", .error, "A question has 2 to 6 different tags, all from the controlled list."
  ) { file, context in
    guard let tags = file.fields.tags else { return [] }
    var remarks: [Remark] = []
    if !(2...6).contains(tags.value.count) {
      remarks.append(Remark(tags.position, "there are \(tags.value.count) tags; take 2 to 6"))
    }
    var seen: Set<String> = []
    for tag in tags.value {
      if !seen.insert(tag.value).inserted {
        remarks.append(Remark(tag.position, "the tag '\(tag.value)' is there twice; drop one"))
      } else if let known = context.tags, !known.contains(tag.value) {
        let near = known.filter { $0.isNear(tag.value) }.min()
        remarks.append(
          Remark(
            tag.position,
            "the tag '\(tag.value)' is not in the taxonomy; "
              + (near.map { "use '\($0)'" } ?? "use one that is, or add it there")))
      }
    }
    return remarks
  }
}

extension String {
  /// Whether two tags differ by one letter more, less or other, or by hyphens.
  fileprivate func isNear(_ other: String) -> Bool {
    let left = utf8.filter { $0 != UInt8(ascii: "-") }
    let right = other.utf8.filter { $0 != UInt8(ascii: "-") }
    guard abs(left.count - right.count) <= 1 else { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    return start + end >= Swift.max(left.count, right.count) - 1
  }
}
