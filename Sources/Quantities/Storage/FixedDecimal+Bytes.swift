extension FixedDecimal {
  /// The most bytes that `write(to:minimumFractionDigits:)` writes: sign, 19 digits, point, 18 zeros.
  public static let maximumTextLength = 40

  /// Writes the canonical text and returns its length, at most `maximumTextLength`; the memory need not be initialised.
  @discardableResult
  public func write(to bytes: UnsafeMutablePointer<UInt8>, minimumFractionDigits: Int = 0) -> Int {
    precondition(minimumFractionDigits >= 0 && minimumFractionDigits <= 18, "at most 18 digits after the point")
    var digits = mantissa.magnitude
    var fraction = scale
    while fraction > minimumFractionDigits, case (let tens, let last) = digits.quotientAndRemainder(dividingBy: 10),
      last == 0
    {
      digits = tens
      fraction -= 1
    }
    let padding = max(0, minimumFractionDigits - fraction)
    let length = FixedDecimal.length(digits: digits, fraction: fraction, padding: padding, negative: mantissa < 0)
    // Digits come last to first; the length is known, so each is written where it belongs.
    var at = length
    func put(_ byte: UInt8) {
      at &-= 1
      unsafe bytes[at] = byte
    }
    for _ in 0..<padding { put(UInt8(ascii: "0")) }
    for _ in 0..<fraction {
      put(UInt8(truncatingIfNeeded: digits % 10) &+ UInt8(ascii: "0"))
      digits /= 10
    }
    if fraction + padding > 0 { put(UInt8(ascii: ".")) }
    repeat {
      put(UInt8(truncatingIfNeeded: digits % 10) &+ UInt8(ascii: "0"))
      digits /= 10
    } while digits > 0
    if mantissa < 0 { put(UInt8(ascii: "-")) }
    return length
  }

  private static func length(digits: UInt64, fraction: Int, padding: Int, negative: Bool) -> Int {
    var count = 1
    var rest = digits
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    let whole = max(1, count - fraction)
    return whole + fraction + padding + (fraction + padding > 0 ? 1 : 0) + (negative ? 1 : 0)
  }

  /// Appends the canonical text, as `text(minimumFractionDigits:)` gives it, without making a string.
  public func append(to bytes: inout [UInt8], minimumFractionDigits: Int = 0) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FixedDecimal.maximumTextLength) { frame in
      guard let start = frame.baseAddress else { return }
      let length = unsafe write(to: start, minimumFractionDigits: minimumFractionDigits)
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
    }
  }
}
