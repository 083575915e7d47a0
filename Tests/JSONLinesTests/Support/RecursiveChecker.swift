/// RFC 8259 read off the page, one function for each production: slow, obvious, sharing nothing with the reader.
struct RecursiveChecker {
  private let bytes: [UInt8]
  private var at = 0

  /// The tree of a text, or nil where it is no JSON.
  static func tree(of bytes: [UInt8]) -> JSONTree? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var checker = RecursiveChecker(bytes: bytes)
    checker.skipSpace()
    guard let tree = checker.value() else { return nil }
    checker.skipSpace()
    return checker.at == bytes.count ? tree : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard peek == character.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[at...].starts(with: word.utf8) else { return false }
    at += word.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private mutating func value() -> JSONTree? {
    switch peek {
    case UInt8(ascii: "{"): object()
    case UInt8(ascii: "["): array()
    case UInt8(ascii: "\""): string().map { .string($0) }
    case UInt8(ascii: "t"): take(word: "true") ? .bool(true) : nil
    case UInt8(ascii: "f"): take(word: "false") ? .bool(false) : nil
    case UInt8(ascii: "n"): take(word: "null") ? .null : nil
    default: number().map { .number($0) }
    }
  }

  private mutating func array() -> JSONTree? {
    guard take("[") else { return nil }
    var elements: [JSONTree] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      skipSpace()
      guard let element = value() else { return nil }
      elements.append(element)
      skipSpace()
    } while take(",")
    return take("]") ? .array(elements) : nil
  }

  private mutating func object() -> JSONTree? {
    guard take("{") else { return nil }
    var members: [JSONTreeMember] = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard let name = string() else { return nil }
      skipSpace()
      guard take(":") else { return nil }
      skipSpace()
      guard let member = value() else { return nil }
      members.append(JSONTreeMember(name: name, value: member))
      skipSpace()
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func digits() -> Bool {
    let first = at
    while let byte = peek, (0x30...0x39).contains(byte) { at += 1 }
    return at > first
  }

  private mutating func number() -> String? {
    let first = at
    _ = take("-")
    if !take("0") {
      guard digits() else { return nil }
    }
    if take(".") {
      guard digits() else { return nil }
    }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() else { return nil }
    }
    return String(decoding: bytes[first..<at], as: UTF8.self)
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    // UTF-16 joins surrogate pairs; validating it refuses halves.
    var units: [UInt16] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        guard let unit = escape() else { return nil }
        units.append(unit)
      } else {
        guard byte >= 0x20 else { return nil }
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        units += String(decoding: bytes[at..<at + length], as: UTF8.self).utf16
        at += length
      }
    }
    return take("\"") ? String(validating: units, as: UTF16.self) : nil
  }

  private mutating func escape() -> UInt16? {
    guard take("\\"), let letter = peek else { return nil }
    at += 1
    switch Character(Unicode.Scalar(letter)) {
    case "\"", "\\", "/": return UInt16(letter)
    case "b": return 8
    case "t": return 9
    case "n": return 10
    case "f": return 12
    case "r": return 13
    case "u":
      let digits = bytes[at...].prefix(4)
      guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }) else {
        return nil
      }
      at += 4
      return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    default: return nil
    }
  }
}
