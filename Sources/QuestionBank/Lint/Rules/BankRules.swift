/// What a bank's questions owe to one another.
extension BankRule {
  static let uniqueIDs = BankRule(
    "unique-ids", .error, "No two questions of a bank have one id."
  ) { files, _ in
    var first: [QuestionID: Int] = [:]
    return files.indices.compactMap { index in
      guard let id = files[index].fields.id else { return nil }
      guard let other = first[id.value] else {
        first[id.value] = index
        return nil
      }
      return (
        index,
        Remark(id.position, "\(files[other].path) has the id '\(id.value)' too; take another")
      )
    }
  }

  static let prerequisites = BankRule(
    "prerequisites", .error,
    "Prerequisites are other questions of the bank, of the same level or a lower one."
  ) { files, context in
    var levels = Dictionary(
      context.builtIn.map { ($0.id, $0.level) }, uniquingKeysWith: { first, _ in first })
    for file in files {
      if let id = file.fields.id?.value, let level = file.fields.level?.value {
        levels[id] = level
      }
    }
    let known = Set(files.compactMap { $0.fields.id?.value })
    return files.indices.flatMap { index in
      let file = files[index]
      var seen: Set<QuestionID> = []
      let prerequisites = file.fields.prerequisites?.value ?? []
      return prerequisites.compactMap { prerequisite -> (file: Int, remark: Remark)? in
        let id = prerequisite.value
        let problem: String
        if id == file.fields.id?.value {
          problem = "a question cannot be its own prerequisite; drop it"
        } else if !seen.insert(id).inserted {
          problem = "the prerequisite '\(id)' is there twice; drop one"
        } else if let level = levels[id] {
          guard let own = file.fields.level?.value, level > own else { return nil }
          problem =
            "the prerequisite '\(id)' is \(level.rawValue) and this question \(own.rawValue); name "
            + "one of its own level or lower"
        } else {
          // A question whose level could not be read is there all the same.
          guard !known.contains(id) else { return nil }
          problem = "there is no question '\(id)'; correct the id or drop it"
        }
        return (index, Remark(prerequisite.position, problem))
      }
    }
  }

  static let prerequisiteCycle = BankRule(
    "prerequisite-cycle", .error, "No question is, over others, its own prerequisite."
  ) { files, _ in
    var search = CycleSearch(files)
    return search.remarks()
  }

  /// Rule 8 of the guide: prompts compared by the sets of their runs of three words. The later file
  /// is told, by path; of a bank beside the built-in one, the file.
  static let nearDuplicates = BankRule(
    "near-duplicate", .error,
    "No two prompts share more than half of their runs of three words (Jaccard > 0.5)."
  ) { files, context in
    let own = Set(files.compactMap { $0.fields.id?.value })
    var index = ShingleIndex()
    for question in context.builtIn where !own.contains(question.id) {
      index.add(Shingles(question.prompt), name: "the built-in question '\(question.id)'")
    }
    return files.indices.compactMap { file in
      guard let prompt = files[file].prompt else { return nil }
      let shingles = Shingles(prompt.text)
      defer { index.add(shingles, name: files[file].path) }
      guard let (name, similarity) = index.nearest(to: shingles), similarity > 0.5 else {
        return nil
      }
      let percent = Int((similarity * 100).rounded())
      return (
        file,
        Remark(
          prompt.start,
          "this prompt shares \(percent)% with \(name); ask something else or drop one")
      )
    }
  }
}

/// A depth-first search along prerequisites.
private struct CycleSearch {
  private enum State { case open, done }

  private let files: [QuestionFile]
  private let positions: [QuestionID: Int]
  private var states: [Int: State] = [:]
  private var found: [(file: Int, remark: Remark)] = []

  init(_ files: [QuestionFile]) {
    self.files = files
    positions = Dictionary(
      files.indices.compactMap { index in files[index].fields.id.map { ($0.value, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// One remark for each cycle, on the prerequisite that closes it.
  mutating func remarks() -> [(file: Int, remark: Remark)] {
    for index in files.indices where states[index] == nil { visit(from: index) }
    return found
  }

  /// With a stack of its own: a chain may be as long as the bank.
  private mutating func visit(from root: Int) {
    var stack: [(file: Int, next: Int)] = [(root, 0)]
    states[root] = .open
    while let (file, next) = stack.last {
      let prerequisites = files[file].fields.prerequisites?.value ?? []
      guard next < prerequisites.count else {
        states[file] = .done
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      guard let target = positions[prerequisites[next].value], target != file else { continue }
      switch states[target] {
      case nil:
        states[target] = .open
        stack.append((target, 0))
      case .open:
        let start = stack.firstIndex { $0.file == target } ?? 0
        let chain = (stack[start...].map(\.file) + [target]).map {
          files[$0].fields.id?.value ?? ""
        }
        found.append(
          (
            file,
            Remark(
              prerequisites[next].position,
              "this closes a circle of prerequisites: \(chain.joined(separator: " -> ")); drop one")
          ))
      case .done: break
      }
    }
  }
}
