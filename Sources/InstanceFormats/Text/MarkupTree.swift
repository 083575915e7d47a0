/// The elements of an XML file in document order, linked as a tree; names are local names.
struct MarkupTree {
  /// A `name="value"`, its references decoded.
  struct Attribute {
    var name: String
    var value: String
  }

  /// An element.
  struct Node {
    var name: String
    /// Its attributes among the tree's.
    var attributes: Range<Int32>
    /// Offset of the start tag's `<`.
    var start: Int32
    /// Offsets of what is between the tags.
    var content: Range<Int32> = 0..<0
    /// The first element inside, or -1.
    var firstChild: Int32 = -1
    /// The next element of the same parent, or -1.
    var nextSibling: Int32 = -1
  }

  let text: InstanceText
  var nodes: [Node] = []
  var attributes: [Attribute] = []

  init(text: InstanceText) { self.text = text }

  /// The most bytes that an XML file may have, as places are kept in 32 bits.
  private static let mostBytes = 1 << 30
  /// The most attributes of one tag: libxml2 compares each with every other one.
  private static let mostAttributes = 1000

  /// The tree of a file in UTF-8. Cost: linear in the bytes.
  static func read(_ bytes: [UInt8]) throws(InstanceFault) -> MarkupTree {
    guard bytes.count <= mostBytes else {
      throw InstanceFault(line: 0, message: "the file has more than \(mostBytes) bytes")
    }
    let text = InstanceText(bytes: bytes.withoutByteOrderMark)
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.bytes.span)
    } catch {
      throw text.fault("the file is not UTF-8 here", at: error.byteOffsets.lowerBound)
    }
    if let crowded = text.firstTag(withMoreAttributesThan: mostAttributes) {
      throw text.fault("a tag has more than \(mostAttributes) attributes", at: crowded)
    }
    guard let parser = MarkupParser(text) else { throw InstanceFault(line: 1, message: "the file is empty") }
    let tree = try parser.parse()
    guard !tree.nodes.isEmpty else { throw InstanceFault(line: 1, message: "the file has no element") }
    return tree
  }
}

extension MarkupTree {
  /// The elements inside one, in order.
  func children(_ node: Int) -> MarkupChildren { MarkupChildren(tree: self, upcoming: nodes[node].firstChild) }

  /// The first element inside with a name.
  func child(_ name: String, of node: Int) -> Int? { children(node).first { nodes[$0].name == name } }

  /// An attribute's value.
  func attribute(_ name: String, of node: Int) -> String? {
    let range = nodes[node].attributes
    for place in Int(range.lowerBound)..<Int(range.upperBound) where attributes[place].name == name {
      return attributes[place].value
    }
    return nil
  }

  /// The offsets of what is between an element's tags.
  func content(_ node: Int) -> Range<Int> {
    Int(nodes[node].content.lowerBound)..<Int(nodes[node].content.upperBound)
  }

  /// A fault at an element's start tag.
  func fault(_ message: String, at node: Int) -> InstanceFault { text.fault(message, at: Int(nodes[node].start)) }
}

/// The elements inside one, in order.
struct MarkupChildren: Sequence, IteratorProtocol {
  let tree: MarkupTree
  var upcoming: Int32

  mutating func next() -> Int? {
    guard upcoming >= 0 else { return nil }
    defer { upcoming = tree.nodes[Int(upcoming)].nextSibling }
    return Int(upcoming)
  }
}

extension InstanceText {
  /// The offset of the last `<` before an offset: the start of the tag that is open there.
  func startOfTag(before offset: Int) -> Int {
    var start = Swift.min(offset, bytes.count) - 1
    while start > 0, bytes[start] != UInt8(ascii: "<") { start -= 1 }
    return Swift.max(start, 0)
  }

  /// A stretch without the blanks around it.
  func trimmed(_ range: Range<Int>) -> ArraySlice<UInt8> {
    var slice = bytes[range]
    while let first = slice.first, first <= 32 { slice.removeFirst() }
    while let last = slice.last, last <= 32 { slice.removeLast() }
    return slice
  }

  /// Where, between one `<` and the next, more attributes seem to begin than allowed; nil where nowhere.
  fileprivate func firstTag(withMoreAttributesThan most: Int) -> Int? {
    var tag = 0
    var count = 0
    for offset in bytes.indices {
      if bytes[offset] == UInt8(ascii: "=") {
        count &+= 1
      } else if bytes[offset] == UInt8(ascii: "<") {
        tag = offset
        count = 0
      }
      if count > most { return tag }
    }
    return nil
  }
}

/// XML text with the five predefined references and those to characters replaced; valid UTF-8 in.
func decoded(_ raw: ArraySlice<UInt8>) -> String {
  guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
  var result = ""
  var rest = raw
  while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
    result += String(decoding: rest[..<start], as: UTF8.self)
    let end = rest[start...].firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex - 1
    let reference = String(decoding: rest[start...end].dropFirst().dropLast(), as: UTF8.self)
    result += replacement(reference) ?? "&\(reference);"
    rest = rest[(end + 1)...]
  }
  return result + String(decoding: rest, as: UTF8.self)
}

private func replacement(_ reference: String) -> String? {
  switch reference {
  case "amp": return "&"
  case "lt": return "<"
  case "gt": return ">"
  case "quot": return "\""
  case "apos": return "'"
  default: break
  }
  guard reference.first == "#" else { return nil }
  let digits = reference.dropFirst()
  let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
  return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
}
