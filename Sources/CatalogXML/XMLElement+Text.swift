import Diagnostics

extension XMLElement {
  /// The text directly inside, decoded and joined around comments, instructions and child elements; white space is kept.
  ///
  /// Cost: linear in the raw text outside child elements; nothing is kept, so ask once.
  public var text: String { source.decoded(textRuns) }

  /// Where the characters `scalars` of `text`, counted in Unicode scalars, stand in the file.
  ///
  /// Offsets past the text's end mean the end of its last run. Cost: linear in the text's length.
  public func place(ofText scalars: Range<Int>) -> SourceRange {
    let runs = textRuns
    guard !runs.isEmpty else { return source.place(content.lowerBound..<content.lowerBound) }
    return source.place(source.bytes(of: scalars, in: runs))
  }

  /// The text without the white space around it, from its first visible character to its last; nil where all is blank.
  public var textPlace: SourceRange? {
    var first: Int?
    var last = 0
    for character in DecodedText(textRuns, of: source) where !character.scalar.isXMLBlank {
      first = first ?? character.range.lowerBound
      last = character.range.upperBound
    }
    return first.map { source.place($0..<last) }
  }

  /// The stretches of `content` that are text, in order, none empty.
  private var textRuns: [TextRun] {
    var runs: [TextRun] = []
    var children = inner[...]
    var offset = content.lowerBound
    while offset < content.upperBound {
      if let child = children.first, child.lowerBound == offset {
        children.removeFirst()
        offset = child.upperBound
      } else if source.has("<![CDATA[", at: offset) {
        let end = source.end(of: "]]>", from: offset)
        if offset + 9 < end - 3 { runs.append(TextRun(range: offset + 9..<end - 3, kind: .literal)) }
        offset = end
      } else if source.has("<!--", at: offset) {
        offset = source.end(of: "-->", from: offset + 4)
      } else if source.has("<?", at: offset) {
        offset = source.end(of: "?>", from: offset)
      } else {
        let end = source.endOfText(from: offset, to: content.upperBound)
        runs.append(TextRun(range: offset..<end, kind: .content))
        offset = end
      }
    }
    return runs
  }
}

extension SourceText {
  /// The offset of the first `<` after `offset`, or `limit`.
  fileprivate func endOfText(from offset: Int, to limit: Int) -> Int {
    var end = offset + 1
    while end < limit, bytes[end] != UInt8(ascii: "<") { end += 1 }
    return end
  }
}

extension Unicode.Scalar {
  fileprivate var isXMLBlank: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" }
}
