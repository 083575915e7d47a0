/// A place in a text of bytes that moves forward and counts the lines.
struct ByteCursor: Sendable {
  /// The whole text.
  let bytes: [UInt8]
  /// Index of the next byte.
  private(set) var position = 0
  /// Line of the next byte, counted from 1.
  private(set) var line = 1

  /// The start of a text.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether no byte is left.
  var isAtEnd: Bool { position == bytes.count }

  /// The next byte, or nil at the end.
  @inline(__always)
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Steps over the next byte, which must be there.
  @inline(__always)
  mutating func advance() {
    if bytes[position] == UInt8(ascii: "\n") { line &+= 1 }
    position &+= 1
  }

  /// Steps over blanks and tabs, and over the carriage return of a line end.
  @inline(__always)
  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0D { position &+= 1 }
  }

  /// Steps over blanks, line ends and lines that start with `c`.
  mutating func skipBlankLinesAndComments() {
    while true {
      skipBlanks()
      if next == UInt8(ascii: "\n") {
        advance()
      } else if next == UInt8(ascii: "c") {
        skipLine()
      } else {
        return
      }
    }
  }

  /// Steps over the rest of the line and its end.
  mutating func skipLine() {
    while let byte = next {
      advance()
      if byte == UInt8(ascii: "\n") { return }
    }
  }

  /// Steps over a byte if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    advance()
    return true
  }

  /// The token up to the next white space, for messages: at most 24 bytes, unprintable ones as `?`.
  var token: String {
    var text = ""
    for byte in bytes[position...].prefix(24) {
      if byte == 0x20 || (0x09...0x0D).contains(byte) { break }
      text.unicodeScalars.append((0x21...0x7E).contains(byte) ? Unicode.Scalar(byte) : "?")
    }
    return text.isEmpty ? (isAtEnd ? "the end" : "the end of the line") : "‘\(text)’"
  }

  /// A decimal integer with an optional minus that ends at white space or the end, or nil (and no step) if none comes
  /// next.
  @inline(__always)
  mutating func integer() -> Int64? {
    var here = position
    let isNegative = here < bytes.count && bytes[here] == UInt8(ascii: "-")
    if isNegative { here &+= 1 }
    let digits = here
    var value: Int64 = 0
    while here < bytes.count, case let digit = bytes[here] &- UInt8(ascii: "0"), digit < 10 {
      if here - digits == 18 { return nil }
      value = value &* 10 &+ Int64(digit)
      here &+= 1
    }
    guard here > digits else { return nil }
    if here < bytes.count, bytes[here] != 0x20, !(0x09...0x0D).contains(bytes[here]) { return nil }
    position = here
    return isNegative ? -value : value
  }
}
