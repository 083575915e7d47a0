import SolverCore

/// A sum of terms and a constant, exact: what does not fit into 64 bits is refused.
struct LinearForm {
  var terms: [Term] = []
  var constant: Int64 = 0
  /// Between which numbers the sum lies, whatever its terms are.
  var lower: Int128
  var upper: Int128
  /// The variable that the sum is, where it is one.
  var variable: Variable?

  /// A number.
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
  }

  /// 1 where a literal is true, else 0.
  init(_ literal: Literal) {
    self.init(constant: 0)
    if literal == .true {
      self.init(constant: 1)
    } else if literal != .false {
      terms = [Term(1, literal)]
      upper = 1
    }
  }

  /// Whether the sum is a number.
  var isConstant: Bool { terms.isEmpty }

  /// Adds a multiple of another sum.
  mutating func add(_ other: LinearForm, times factor: Int64) throws(InstanceFault) {
    variable = nil
    constant = try sum(constant, try product(other.constant, factor))
    for term in other.terms {
      var scaled = term
      scaled.coefficient = try product(term.coefficient, factor)
      terms.append(scaled)
    }
    let (low, high) = (other.lower * Int128(factor), other.upper * Int128(factor))
    lower += min(low, high)
    upper += max(low, high)
    guard max(lower.magnitude, upper.magnitude) < 1 << 100 else { throw tooLarge }
  }

  /// A multiple of the sum.
  func times(_ factor: Int64) throws(InstanceFault) -> LinearForm {
    if factor == 1 { return self }
    var result = LinearForm(constant: 0)
    try result.add(self, times: factor)
    return result
  }

  private func product(_ left: Int64, _ right: Int64) throws(InstanceFault) -> Int64 {
    let (result, isOverflow) = left.multipliedReportingOverflow(by: right)
    if isOverflow { throw tooLarge }
    return result
  }

  private func sum(_ left: Int64, _ right: Int64) throws(InstanceFault) -> Int64 {
    let (result, isOverflow) = left.addingReportingOverflow(right)
    // The smallest number has no negation.
    if isOverflow || result == .min { throw tooLarge }
    return result
  }

  private var tooLarge: InstanceFault { InstanceFault(line: 0, message: "numbers too large to be added up") }
}
