/// A stretch of the file in which characters are decoded in one way, by byte offsets.
struct TextRun: Equatable {
  enum Kind {
    /// Between the quotes of an attribute: references stand for characters, white space for spaces.
    case value
    /// Between tags: references stand for characters, a line's end is one line feed.
    case content
    /// Inside CDATA: a line's end is one line feed, all else stands for itself.
    case literal
  }

  var range: Range<Int>
  var kind: Kind
}

/// The characters that a parser hands on for some runs, each with the bytes of the file that it comes from.
///
/// libxml2 hands out decoded text without places (and writes an ampersand inside an attribute as `&#38;`), hence this
/// walk over the raw text. It relies on libxml2 having accepted the text, so there is nothing to complain about here.
/// Rules: XML 1.0, sections 2.11 (line ends), 3.3.3 (attribute values), 4.1 and 4.6 (references).
struct DecodedText: Sequence, IteratorProtocol {
  /// One decoded character and where it stands.
  struct Character: Equatable {
    var scalar: Unicode.Scalar
    var range: Range<Int>
  }

  private let source: SourceText
  private let runs: [TextRun]
  private var run = 0
  private var offset: Int

  init(_ runs: [TextRun], of source: SourceText) {
    self.source = source
    self.runs = runs
    offset = runs.first?.range.lowerBound ?? 0
  }

  mutating func next() -> Character? {
    while run < runs.count, offset >= runs[run].range.upperBound {
      run += 1
      if run < runs.count { offset = runs[run].range.lowerBound }
    }
    guard run < runs.count else { return nil }
    let character = source.character(at: offset, kind: runs[run].kind)
    offset = character.range.upperBound
    return character
  }
}

extension SourceText {
  /// The decoded character that starts at `offset` in a run of the given kind.
  fileprivate func character(at offset: Int, kind: TextRun.Kind) -> DecodedText.Character {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "&") where kind != .literal: return reference(at: offset)
    case 0x0D:
      let isPair = offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
      return .init(scalar: kind == .value ? " " : "\n", range: offset..<offset + (isPair ? 2 : 1))
    case 0x09 where kind == .value, 0x0A where kind == .value: return .init(scalar: " ", range: offset..<offset + 1)
    case 0..<0x80: return .init(scalar: Unicode.Scalar(byte), range: offset..<offset + 1)
    default:
      let end = endOfScalar(at: offset)
      return .init(scalar: string(offset..<end).unicodeScalars.first ?? "\u{FFFD}", range: offset..<end)
    }
  }

  private func reference(at offset: Int) -> DecodedText.Character {
    let end = end(of: ";", from: offset)
    let name = string(offset + 1..<Swift.max(offset + 1, end - 1))
    let scalar: Unicode.Scalar? =
      switch name {
      case "lt": "<"
      case "gt": ">"
      case "amp": "&"
      case "quot": "\""
      case "apos": "'"
      case _ where name.hasPrefix("#x"): UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      default: UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
      }
    return .init(scalar: scalar ?? "\u{FFFD}", range: offset..<end)
  }
}

extension SourceText {
  /// The text that a parser hands on for the runs.
  func decoded(_ runs: [TextRun]) -> String {
    if runs.count == 1, isPlain(runs[0]) { return string(runs[0].range) }
    var text = String.UnicodeScalarView()
    for character in DecodedText(runs, of: self) { text.append(character.scalar) }
    return String(text)
  }

  /// Whether every character of the run stands for itself, as almost all do.
  private func isPlain(_ run: TextRun) -> Bool {
    for byte in bytes[run.range] {
      if byte == UInt8(ascii: "&") || byte == 0x0D { return false }
      if run.kind == .value, byte < 0x20 { return false }
    }
    return true
  }

  /// The bytes that the decoded characters `scalars` come from; offsets past the text's end mean its end.
  func bytes(of scalars: Range<Int>, in runs: [TextRun]) -> Range<Int> {
    let textEnd = runs.last?.range.upperBound ?? 0
    var start = textEnd
    var end: Int?
    for (index, character) in DecodedText(runs, of: self).enumerated() {
      if index == scalars.lowerBound { start = character.range.lowerBound }
      if index + 1 == scalars.upperBound { end = character.range.upperBound }
      if index + 1 >= scalars.upperBound, index >= scalars.lowerBound { break }
    }
    return start..<Swift.max(start, scalars.isEmpty ? start : end ?? textEnd)
  }
}
