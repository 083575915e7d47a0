/// An integer variable of a network: a range, or an explicit set of values.
///
/// A variable with at most 64 values is *valued*: it has a literal for each value and its domain is a bit mask. A larger
/// one is *ranged*: its domain is an interval, and literals for its bounds and values exist only where something
/// asked for them.
public struct Variable: Hashable, Sendable, BitwiseCopyable {
  /// Place in the network's order of creation.
  public let index: Int32

  /// The variable created at the given place.
  @inline(__always)
  init(index: Int32) { self.index = index }
}

/// What a linear constraint adds up: a coefficient times an integer variable, or times a literal (1 when true).
public struct Term: Hashable, Sendable, BitwiseCopyable {
  /// The factor.
  public var coefficient: Int64
  /// A variable's index, or the complement of a literal's code.
  let item: Int32

  /// `coefficient * variable`.
  public init(_ coefficient: Int64, _ variable: Variable) {
    self.coefficient = coefficient
    item = variable.index
  }

  /// `coefficient` when the literal is true, else 0.
  public init(_ coefficient: Int64, _ literal: Literal) {
    self.coefficient = coefficient
    item = ~literal.code
  }

  /// A term whose item is already coded.
  init(coefficient: Int64, item: Int32) {
    self.coefficient = coefficient
    self.item = item
  }
}

/// How a linear sum relates to its constant.
public enum Relation: Sendable, CaseIterable {
  /// The sum is at most the constant.
  case atMost
  /// The sum is at least the constant.
  case atLeast
  /// The sum is the constant.
  case equal
  /// The sum is anything but the constant.
  case notEqual
}

/// Which way a quotient is rounded to an integer.
public enum Rounding: Sendable {
  /// Towards minus infinity.
  case down
  /// Towards plus infinity.
  case up
}

extension Int128 {
  /// The quotient by a divisor other than 0, rounded as stated.
  func quotient(rounded rounding: Rounding, by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 { return quotient }
    let isPositive = (self < 0) == (divisor < 0)
    switch rounding {
    case .down: return isPositive ? quotient : quotient - 1
    case .up: return isPositive ? quotient + 1 : quotient
    }
  }
}

extension Rounding {
  /// A quotient rounded this way; the divisor is not 0.
  public func quotient(of dividend: Int128, by divisor: Int128) -> Int128 {
    dividend.quotient(rounded: self, by: divisor)
  }
}
