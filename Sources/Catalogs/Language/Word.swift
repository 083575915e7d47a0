/// A piece of an attribute's text and where it stands in it, in Unicode scalars.
struct Word: Hashable {
  var text: String
  var range: Range<Int>

  /// The piece `text` at `range`.
  init(_ text: String, _ range: Range<Int>) {
    self.text = text
    self.range = range
  }
}

extension String {
  /// The pieces between white space.
  var words: [Word] { pieces { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }.filter { !$0.text.isEmpty } }

  /// The pieces between `separator`s, empty ones among them.
  func words(separatedBy separator: Unicode.Scalar) -> [Word] { pieces { $0 == separator } }

  private func pieces(between isSeparator: (Unicode.Scalar) -> Bool) -> [Word] {
    var pieces: [Word] = []
    var start = unicodeScalars.startIndex
    var startOffset = 0
    var offset = 0
    var index = start
    while true {
      if index == unicodeScalars.endIndex || isSeparator(unicodeScalars[index]) {
        pieces.append(Word(String(unicodeScalars[start..<index]), startOffset..<offset))
        guard index != unicodeScalars.endIndex else { return pieces }
        start = unicodeScalars.index(after: index)
        startOffset = offset + 1
      }
      index = unicodeScalars.index(after: index)
      offset += 1
    }
  }

  /// The text without white space around it.
  var trimmed: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
    guard let first = unicodeScalars.firstIndex(where: { !isBlank($0) }),
      let last = unicodeScalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(unicodeScalars[first...last])
  }

  /// Whether it is an NCName as far as ids need it: a letter or `_`, then letters, digits, `_`, `-`, `.`.
  var isName: Bool {
    guard let first = unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
    return unicodeScalars.allSatisfy(\.continuesName)
  }

  /// Whether it is a plain number or starts with one and goes on as a name, such as `10` or `20a`.
  var isStep: Bool {
    guard let first = unicodeScalars.first, ("0"..."9").contains(first) else { return isName }
    return unicodeScalars.allSatisfy(\.continuesName)
  }
}

extension Unicode.Scalar {
  /// Whether it may stand in a name after the first character.
  var continuesName: Bool {
    // Almost all names are ASCII, and asking for properties is slow.
    if isASCII {
      return ("a"..."z") ~= self || ("A"..."Z") ~= self || ("0"..."9") ~= self || "_-.".unicodeScalars.contains(self)
    }
    return properties.isAlphabetic || properties.numericType == .decimal
  }
}
