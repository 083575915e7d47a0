/// Reads the digit fields of dates, times and spans, front to back.
struct DigitReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  /// Takes exactly `count` digits, or nothing.
  mutating func number(digits count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + count] {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    index += count
    return value
  }

  /// Takes all digits that follow, from 1 to 12 of them.
  mutating func number() -> Int? {
    let rest = bytes[index...]
    let count = (rest.firstIndex { $0 &- UInt8(ascii: "0") >= 10 } ?? bytes.count) - index
    return (1...12).contains(count) ? number(digits: count) : nil
  }

  /// Takes `character` if it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
    index += 1
    return true
  }
}

/// `value` with zeros in front, up to `width` digits.
func padded(_ value: Int, to width: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
