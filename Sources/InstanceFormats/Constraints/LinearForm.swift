import SolverCore

/// A sum of terms and a constant, exact: it is refused where its numbers are so large that a network could not add them up.
///
/// *Invariant.* The constant, and the magnitudes of all coefficients together, stay below 2^61; so whatever a network does to the
/// sum, its numbers fit into 64 bits and its values into 127.
struct LinearForm {
  var terms: [Term] = []
  var constant: Int64 = 0
  /// Between which numbers the sum lies, whatever its terms are.
  var lower: Int128
  var upper: Int128
  /// The variable that the sum is, where it is one.
  private(set) var variable: Variable?
  /// The magnitudes of the coefficients added up.
  private var weight: Int128 = 0

  /// What constants and weights stay below.
  private static let limit: Int128 = 1 << 61

  /// A number, which `add` holds against the limit.
  init(constant: Int64) {
    self.constant = constant
    lower = Int128(constant)
    upper = lower
  }

  /// A variable with its bounds.
  init(_ variable: Variable, _ bounds: ClosedRange<Int64>) {
    terms = [Term(1, variable)]
    lower = Int128(bounds.lowerBound)
    upper = Int128(bounds.upperBound)
    self.variable = variable
    weight = 1
  }

  /// 1 where a literal is true, else 0.
  init(_ literal: Literal) {
    self.init(constant: 0)
    if literal == .true {
      self.init(constant: 1)
    } else if literal != .false {
      terms = [Term(1, literal)]
      upper = 1
      weight = 1
    }
  }

  /// Whether the sum is a number.
  var isConstant: Bool { terms.isEmpty }

  /// Adds a multiple of another sum.
  mutating func add(_ other: LinearForm, times factor: Int64) throws(InstanceFault) {
    let factor = Int128(factor)
    let total = Int128(constant) + Int128(other.constant) * factor
    let heavier = weight + other.weight * Int128(factor.magnitude)
    guard total.magnitude < Self.limit, heavier < Self.limit else {
      throw InstanceFault(line: 0, message: "numbers too large to be added up")
    }
    variable = nil
    (constant, weight) = (Int64(total), heavier)
    for term in other.terms {
      var scaled = term
      scaled.coefficient *= Int64(factor)
      terms.append(scaled)
    }
    let (low, high) = (other.lower * factor, other.upper * factor)
    lower += min(low, high)
    upper += max(low, high)
  }

  /// A multiple of the sum.
  func times(_ factor: Int64) throws(InstanceFault) -> LinearForm {
    if factor == 1 { return self }
    var result = LinearForm(constant: 0)
    try result.add(self, times: factor)
    return result
  }

  /// Between which numbers another sum lies where this one less the other, or the other less this one, relates to a number.
  ///
  /// - Parameter isSubtracted: whether the other one is subtracted from this one.
  func partners(_ relation: Relation, _ number: Int64, isSubtracted: Bool) -> ClosedRange<Int128> {
    let everything = ClosedRange<Int128>.everything
    let (least, most) =
      isSubtracted ? (lower - Int128(number), upper - Int128(number)) : (lower + Int128(number), upper + Int128(number))
    switch relation {
    case .equal: return least...most
    case .notEqual: return everything
    case .atMost: return isSubtracted ? least...everything.upperBound : everything.lowerBound...most
    case .atLeast: return isSubtracted ? everything.lowerBound...most : least...everything.upperBound
    }
  }
}

extension ClosedRange<Int128> {
  /// All numbers that a sum can be, and more.
  static var everything: ClosedRange<Int128> { -(1 << 126)...(1 << 126) }
}
