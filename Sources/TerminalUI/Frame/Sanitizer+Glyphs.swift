package import Typography

extension Sanitizer {
  /// Spells text as the glyphs do.
  package init(_ glyphs: Glyphs) { self.init(isASCII: glyphs.isASCII) }
}
