// What stands between the tags of an element, without comments and processing instructions; what CDATA sections hold is taken as
// it stands, all else with its references decoded.

/// A piece of an element's content.
enum MarkupPiece {
  /// Text whose references are not decoded yet.
  case text(Range<Int>)
  /// What a CDATA section holds.
  case literal(Range<Int>)
  /// The tag of an element inside.
  case tag(Range<Int>)
}

extension MarkupTree {
  /// The pieces of an element's content in order.
  func pieces(_ node: Int) -> [MarkupPiece] {
    let range = content(node)
    var pieces: [MarkupPiece] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      offset = text.bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) ?? range.upperBound
      if offset > start { pieces.append(.text(start..<offset)) }
      if offset == range.upperBound { break }
      if text.has("<!--", at: offset) {
        offset = text.end(of: "-->", from: offset + 4)
      } else if text.has("<?", at: offset) {
        offset = text.end(of: "?>", from: offset + 2)
      } else if text.has("<![CDATA[", at: offset) {
        let end = text.end(of: "]]>", from: offset + 9)
        pieces.append(.literal(offset + 9..<max(offset + 9, end - 3)))
        offset = end
      } else {
        let end = text.endOfTag(from: offset)
        pieces.append(.tag(offset..<end))
        offset = end
      }
    }
    return pieces
  }

  /// The text of an element that has no others inside.
  func plain(_ node: Int) throws(InstanceFault) -> PlainText {
    var plain = PlainText(source: text)
    for piece in pieces(node) {
      switch piece {
      case .text(let range): plain.append(range, isDecoded: false)
      case .literal(let range): plain.append(range, isDecoded: true)
      case .tag(let range):
        throw text.fault("'\(text.excerpt(range))' stands where text is expected", at: range.lowerBound)
      }
    }
    return plain
  }

  /// The bytes of that text; the file's own where nothing in them needs to be taken out or decoded.
  func plainBytes(_ node: Int) throws(InstanceFault) -> ArraySlice<UInt8> {
    let raw = text.bytes[content(node)]
    let isPlain = !raw.contains(UInt8(ascii: "<")) && !raw.contains(UInt8(ascii: "&"))
    return isPlain ? raw : try plain(node).bytes[...]
  }

  /// The text of an element without elements inside, without the blanks around it.
  func string(_ node: Int) throws(InstanceFault) -> String {
    let plain = InstanceText(bytes: Array(try plainBytes(node)))
    return String(decoding: plain.trimmed(0..<plain.bytes.count), as: UTF8.self)
  }
}

/// The text of an element, with the way back to the file that it came from.
struct PlainText {
  /// Decoded.
  private(set) var bytes: [UInt8] = []
  private let source: InstanceText
  /// Where lines and pieces begin, in these bytes and in the file.
  private var origins: [(place: Int, offset: Int)] = []

  /// No text yet, of a file.
  init(source: InstanceText) { self.source = source }

  /// Adds a stretch of the file, line by line.
  mutating func append(_ range: Range<Int>, isDecoded: Bool) {
    var start = range.lowerBound
    while start < range.upperBound {
      let line = source.bytes[start..<range.upperBound]
      let end = line.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? range.upperBound
      origins.append((bytes.count, start))
      if isDecoded { bytes += line[..<end] } else { bytes += decoded(line[..<end]).utf8 }
      start = end
    }
  }

  /// A fault at a place of these bytes, by its line in the file.
  func fault(_ message: String, at place: Int) -> InstanceFault {
    var low = 0
    var high = origins.count
    while low < high {
      let middle = (low + high) / 2
      if origins[middle].place <= place { low = middle + 1 } else { high = middle }
    }
    return source.fault(message, at: low > 0 ? origins[low - 1].offset : 0)
  }
}

extension InstanceText {
  /// Whether some text begins at an offset.
  fileprivate func has(_ text: String, at offset: Int) -> Bool { bytes[offset...].starts(with: text.utf8) }

  /// The offset behind the next occurrence of a text, or that of the end.
  fileprivate func end(of text: String, from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count {
      if has(text, at: offset) { return offset + text.utf8.count }
      offset += 1
    }
    return bytes.count
  }

  /// The offset behind a tag; its attributes' values may hold any sign but their own quote.
  fileprivate func endOfTag(from offset: Int) -> Int {
    var quote: UInt8?
    for place in offset..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
    }
    return bytes.count
  }
}
