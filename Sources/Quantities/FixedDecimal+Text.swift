extension FixedDecimal {
  /// Reads a plain decimal (`-12.50`, `.5` and `1.` are refused) or a JSON number with an exponent, where a fixed
  /// decimal holds exactly that number; else nil. No white space, no `+` in front, no leading zeros.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(utf8: bytes.span)
  }

  /// Reads the UTF-8 bytes of a plain decimal or JSON number. Cost: one pass over the bytes.
  public init?(utf8 bytes: Span<UInt8>) {
    var index = 0
    let negative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if negative { index = 1 }
    let whole = index
    var digits = DigitRun()
    digits.read(bytes, at: &index)
    guard index > whole, index == whole + 1 || bytes[whole] != UInt8(ascii: "0") else { return nil }
    var scale = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let start = index
      digits.read(bytes, at: &index)
      guard index > start else { return nil }
      scale = index - start
    }
    if index < bytes.count {
      guard let exponent = FixedDecimal.exponent(bytes, at: &index), index == bytes.count else { return nil }
      scale -= exponent
    }
    guard !digits.overflow else { return nil }
    self.init(sign: negative ? -1 : 1, digits: digits.value, scale: scale)
  }

  /// The signed digits at a scale that may lie beyond what a fixed decimal has.
  private init?(sign: Int128, digits: UInt64, scale: Int) {
    if digits == 0 {
      self.init(mantissa: 0, scale: min(max(scale, 0), 18))
    } else if scale >= 0, scale <= 18, let narrow = Int64(exactly: sign * Int128(digits)) {
      self.init(mantissa: narrow, scale: scale)
    } else {
      // Beyond these bounds no 64-bit mantissa can be meant, and the loop below need not find that out digit by digit.
      guard scale >= -40, scale <= 60 else { return nil }
      self.init(exactly: sign * Int128(digits), scale: scale)
    }
  }

  private static func exponent(_ bytes: Span<UInt8>, at index: inout Int) -> Int? {
    guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
    index += 1
    guard index < bytes.count else { return nil }
    let negative = bytes[index] == UInt8(ascii: "-")
    if negative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    let start = index
    var value = 0
    while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10 {
      value = min(value * 10 + Int(digit), 1_000_000)
      index += 1
    }
    guard index > start else { return nil }
    return negative ? -value : value
  }

  /// Canonical text: no exponent, no trailing zeros beyond `minimumFractionDigits`, never `-0`.
  public func text(minimumFractionDigits: Int = 0) -> String {
    var bytes: [UInt8] = []
    append(to: &bytes, minimumFractionDigits: minimumFractionDigits)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension FixedDecimal: CustomStringConvertible {
  public var description: String { text() }
}

extension FixedDecimal: LosslessStringConvertible {}

/// The value of a run of decimal digits, which may be interrupted by the point.
private struct DigitRun {
  var value: UInt64 = 0
  /// More digits than 64 bits hold, even where they are zeros that a decimal could do without.
  var overflow = false

  mutating func read(_ bytes: Span<UInt8>, at index: inout Int) {
    while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10 {
      let (tens, high) = value.multipliedReportingOverflow(by: 10)
      let (sum, low) = tens.addingReportingOverflow(UInt64(digit))
      if high || low { overflow = true }
      value = sum
      index += 1
    }
  }
}
