/// Where claims come from.
extension QuestionRule {
  static let sourceIDs = QuestionRule(
    "source-ids", .error, "Each source has an id of its own, such as `s1`."
  ) { file, _ in
    (file.fields.sources?.value ?? []).compactMap(\.id).repeats(called: "source")
  }

  static let sourceSupports = QuestionRule(
    "source-supports", .error, "A source supports key points that exist."
  ) { file, _ in
    let points = file.fields.keyPointIDs
    return (file.fields.sources?.value ?? []).flatMap { $0.supports?.value ?? [] }.filter {
      !points.contains($0.value)
    }.map {
      Remark(
        $0.position,
        "there is no key point '\($0.value)'; name one of \(points.joined(separator: ", "))")
    }
  }

  /// A warning: a source may stand behind a mistake or a follow-up alone.
  static let idleSource = QuestionRule(
    "idle-source", .warning, "A source supports at least one key point."
  ) { file, _ in
    (file.fields.sources?.value ?? []).compactMap(\.supports).filter(\.value.isEmpty).map {
      Remark($0.position, "this source supports no key point; name those it does, or drop it")
    }
  }

  static let sourceURL = QuestionRule(
    "source-url", .error,
    "A source has an http or https address; a `run` has none, or `file:` and a name."
  ) { file, _ in
    (file.fields.sources?.value ?? []).compactMap { source in
      guard let kind = source.kind?.value else { return nil }
      let place = source.url?.position ?? source.position
      let url = source.url?.value
      let isWeb = ["https://", "http://"].contains { url?.hasPrefix($0) == true }
      switch kind {
      case .run:
        guard let url, !url.hasPrefix("file:") else { return nil }
        return Remark(place, "a run has no address; drop 'url', or name its program with file:")
      case .spec, .doc, .paper, .code, .standard:
        if url == nil { return Remark(place, "this source has no 'url'; add where it was opened") }
        guard !isWeb || url?.contains(" ") == true else { return nil }
        return Remark(place, "'\(url ?? "")' is no web address; write https://…")
      }
    }
  }
}
