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
    guard let (value, dropped) = digits.value else { return nil }
    self.init(sign: negative ? -1 : 1, digits: value, scale: scale - dropped)
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
      // More than any text has digits, so that the sum of both is beyond a fixed decimal as well.
      value = min(value * 10 + Int(digit), 1 << 50)
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
  /// Of the digits up to the last that is not 0.
  private var significant: UInt64 = 0
  /// Zeros behind it.
  private var zeros = 0
  /// More digits than 64 bits hold.
  private var overflow = false

  /// The value, and how many zeros at its end it leaves out: none where 64 bits hold them, so that a number remembers
  /// how it was written, and all where they do not. nil: 64 bits do not even hold the rest.
  var value: (UInt64, dropped: Int)? {
    guard !overflow, zeros > 0 else { return overflow ? nil : (significant, 0) }
    var run = self
    run.append(digit: 0, behind: zeros - 1)
    return run.overflow ? (significant, zeros) : (run.significant, 0)
  }

  mutating func read(_ bytes: Span<UInt8>, at index: inout Int) {
    while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10 {
      if digit != 0 {
        append(digit: UInt64(digit), behind: zeros)
        zeros = 0
      } else if significant != 0 {
        zeros += 1
      }
      index += 1
    }
  }

  private mutating func append(digit: UInt64, behind zeros: Int) {
    for _ in 0...zeros where !overflow {
      let (tens, high) = significant.multipliedReportingOverflow(by: 10)
      (significant, overflow) = (tens, high)
    }
    let (sum, low) = significant.addingReportingOverflow(digit)
    significant = sum
    overflow = overflow || low
  }
}
