import Quantities

/// What a cell, an expression or a column of a table holds, and how its 64 bits mean it.
public enum ValueType: Hashable, Sendable {
  /// 0 is false, 1 is true.
  case boolean
  /// The mantissa at the type's scale.
  case number(NumberType)
  /// The index of a value, or -1 where nothing is chosen, which only an optional one allows.
  case value(ChoiceDomain, optional: Bool)
  /// Bit i stands for value i; at most 63 values.
  case set(ChoiceDomain)
  /// The length in Unicode scalars; the text itself is kept elsewhere.
  case text(maximumLength: Int)

  /// The most values a domain may have that a set is over.
  public static let maximumSetSize = 63

  /// Every content that a cell of this type can have lies within these bounds.
  public var range: ClosedRange<Int64> {
    switch self {
    case .boolean: 0...1
    case .number(let number): number.range
    case .value(let domain, let optional):
      // A domain without values is a mistake that Catalogs reports; the range stays valid all the same.
      (optional ? -1 : 0)...max(0, Int64(domain.values.count) - 1)
    case .set(let domain): 0...(Int64(1) << Int64(min(domain.values.count, ValueType.maximumSetSize)) &- 1)
    case .text(let maximumLength): 0...Int64(maximumLength)
    }
  }
}

/// A number's scale, proven bounds and unit.
public struct NumberType: Hashable, Sendable {
  /// Digits after the point, 0 to 18.
  public var scale: Int
  /// Bounds of the mantissa at `scale`.
  public var range: ClosedRange<Int64>
  /// Nil where the number has none, or none is known.
  public var unit: Unit?

  /// Requires a scale from 0 to 18.
  public init(scale: Int, range: ClosedRange<Int64>, unit: Unit? = nil) {
    precondition(scale >= 0 && scale <= FixedDecimal.maximumScale, "a scale lies between 0 and 18")
    self.scale = scale
    self.range = range
    self.unit = unit
  }
}
