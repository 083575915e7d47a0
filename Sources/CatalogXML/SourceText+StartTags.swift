/// One `name="value"` of a start tag, by byte offsets; `value` is what stands between the quotes.
struct RawAttribute: Equatable {
  var name: Range<Int>
  var value: Range<Int>
}

extension SourceText {
  /// The name that stands at `offset`, up to a character that ends names; empty where there is none.
  func name(at offset: Int) -> Range<Int> {
    var end = offset
    while end < bytes.count, !endsName(bytes[end]) { end += 1 }
    return offset..<end
  }

  /// The attribute that follows `offset` inside a start tag, or nil where the tag ends or is malformed.
  ///
  /// Grammar: XML 1.0, productions 25, 40 and 41. Cost: linear in the attribute's length.
  func attribute(after offset: Int) -> RawAttribute? {
    let name = name(at: endOfBlanks(from: offset))
    let equals = endOfBlanks(from: name.upperBound)
    guard !name.isEmpty, equals < bytes.count, bytes[equals] == UInt8(ascii: "=") else { return nil }
    let open = endOfBlanks(from: equals + 1)
    guard open < bytes.count, bytes[open] == UInt8(ascii: "\"") || bytes[open] == UInt8(ascii: "'") else { return nil }
    let quote = bytes[open]
    var end = open + 1
    while end < bytes.count, bytes[end] != quote {
      guard bytes[end] != UInt8(ascii: "<") else { return nil }
      end += 1
    }
    return end < bytes.count ? RawAttribute(name: name, value: open + 1..<end) : nil
  }

  /// All attributes of the start tag whose name ends at `offset`, namespace declarations among them, in order.
  func attributes(after offset: Int) -> [RawAttribute] {
    var found: [RawAttribute] = []
    var offset = offset
    while let attribute = attribute(after: offset) {
      found.append(attribute)
      offset = attribute.value.upperBound + 1
    }
    return found
  }

  /// The offset of the first byte from `offset` on that is not white space.
  func endOfBlanks(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    return end
  }
}

/// Whether XML counts `byte` as white space.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}

private func endsName(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    true
  default: isBlank(byte)
  }
}
