/// An exact decimal number: `mantissa` times ten to the power of minus `scale`.
///
/// Money, lengths, weights and quantities are fixed decimals. Two that are written differently but mean the same number
/// (`1.5`, `1.50`) are equal and hash alike; `scale` remembers how the number was written.
public struct FixedDecimal: Sendable, BitwiseCopyable {
  /// The digits with their sign.
  public let mantissa: Int64
  /// How many of the digits stand after the point, 0 to 18.
  public let scale: Int

  /// The largest `scale`.
  public static let maximumScale = 18

  /// Zero, at scale 0.
  public static let zero = FixedDecimal(0)

  /// `mantissa` times ten to the power of minus `scale`. Requires a scale from 0 to 18.
  @inlinable
  public init(mantissa: Int64, scale: Int) {
    precondition(scale >= 0 && scale <= 18, "a scale lies between 0 and 18")
    self.mantissa = mantissa
    self.scale = scale
  }

  /// A whole number.
  @inlinable
  public init(_ whole: Int64) {
    self.init(mantissa: whole, scale: 0)
  }

  /// `mantissa` times ten to the power of minus `scale`, with as many trailing zeros dropped as it takes to fit; nil
  /// where no fixed decimal is that number.
  public init?(exactly mantissa: Int128, scale: Int) {
    var mantissa = mantissa
    var scale = scale
    while scale > 18 || (scale > 0 && Int64(exactly: mantissa) == nil) {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { return nil }
      mantissa = quotient
      scale -= 1
    }
    while scale < 0 {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      mantissa = product
      scale += 1
    }
    guard let narrow = Int64(exactly: mantissa) else { return nil }
    self.init(mantissa: narrow, scale: scale)
  }
}

extension FixedDecimal: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) {
    self.init(value)
  }
}

/// Ten to the power of `exponent`. Requires 0 to 18.
@inlinable
public func powerOfTen(_ exponent: Int) -> Int64 {
  precondition(exponent >= 0 && exponent <= 18, "ten to the power of 0 to 18 fits 64 bits")
  var power: Int64 = 1
  for _ in 0..<exponent { power &*= 10 }
  return power
}
