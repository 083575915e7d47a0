/// A sum of literals with a limit, and the literal that switches it on: added up for 256 rows at once.
///
/// Valued variables stand as their value literals, each worth its value's distance from the smallest one; negative coefficients
/// are those of the opposite literals. So every addend is a positive weight times a column.
struct Counted: Sendable {
  /// A literal and its weight.
  private struct Addend {
    var literal: Literal
    var weight: UInt64
  }

  /// What the sum must do.
  private enum Bound {
    case atMost(UInt64)
    case not(UInt64)
    /// Nothing can violate it.
    case none
    /// Everything violates it.
    case impossible
  }

  /// Place of the constraint in the network.
  let constraint: Int
  private let enforcement: Literal
  private var addends: [Addend] = []
  private var bound = Bound.none
  /// Bits of the largest sum.
  private var planes = 0

  /// The sum at a place of a network; nil if the constraint is none, has a ranged variable, or exceeds 62 bits.
  init?(constraint: Int, of network: Network) {
    self.constraint = constraint
    enforcement = network.constraints[constraint].enforcement
    let terms: [Term]
    let limit: Int64
    let isAtMost: Bool
    switch network.constraints[constraint].constraint {
    case .atMost(let sum, let most): (terms, limit, isAtMost) = (sum, most, true)
    case .notEqual(let sum, let value): (terms, limit, isAtMost) = (sum, value, false)
    default: return nil
    }
    var rest = Int128(limit)
    for term in terms {
      guard append(term, network, &rest) else { return nil }
    }
    var largest: Int128 = 0
    for addend in addends { largest += Int128(addend.weight) }
    guard largest < 1 << 62 else { return nil }
    planes = Int128.bitWidth - largest.leadingZeroBitCount
    if isAtMost {
      bound = rest < 0 ? .impossible : rest >= largest ? .none : .atMost(UInt64(rest))
    } else {
      bound = rest < 0 || rest > largest ? .none : .not(UInt64(rest))
    }
  }

  /// Adds a term as weights of at least 0, and moves its smallest value to the limit; false if it is not made of literals.
  private mutating func append(_ term: Term, _ network: Network, _ rest: inout Int128) -> Bool {
    var worth: [(literal: Literal, value: Int128)] = []
    if term.item < 0 {
      worth = [(Literal(code: ~term.item), Int128(term.coefficient))]
      if term.coefficient < 0 { worth = [(!worth[0].literal, -worth[0].value)] }
      if term.coefficient < 0 { rest -= Int128(term.coefficient) }
    } else {
      let variable = Variable(index: term.item)
      guard network.isValued(variable) else { return false }
      let products = network.values(of: variable).map { Int128($0) * Int128(term.coefficient) }
      let least = products.min() ?? 0
      rest -= least
      worth = zip(network.valueLiterals[Int(term.item)], products).map { ($0, $1 - least) }
    }
    for (literal, value) in worth where value > 0 {
      guard let weight = UInt64(exactly: value) else { return false }
      addends.append(Addend(literal: literal, weight: weight))
    }
    return true
  }

  /// The rows that violate the constraint.
  func violated(in batch: borrowing AssignmentBatch) -> AssignmentBatch.Column {
    let enforced = batch[enforcement]
    switch bound {
    case .none: return .zero
    case .impossible: return enforced
    case .atMost(let limit): return enforced & isAbove(limit, sum(batch))
    case .not(let value):
      var equal = enforced
      for (plane, bits) in sum(batch).enumerated() { equal &= value >> UInt64(plane) & 1 == 1 ? bits : ~bits }
      return equal
    }
  }

  /// The sum of each row, as bit planes from the lowest.
  private func sum(_ batch: borrowing AssignmentBatch) -> [AssignmentBatch.Column] {
    var sum = [AssignmentBatch.Column](repeating: .zero, count: planes)
    for addend in addends {
      let column = batch[addend.literal]
      var carry = AssignmentBatch.Column.zero
      var rest = addend.weight
      var plane = 0
      while plane < planes, rest != 0 || carry != .zero {
        let bits = rest & 1 == 1 ? column : .zero
        let before = sum[plane]
        sum[plane] = before ^ bits ^ carry
        carry = before & bits | carry & (before ^ bits)
        rest >>= 1
        plane += 1
      }
    }
    return sum
  }

  /// The rows whose sum is above a constant: from the highest plane, the first difference decides.
  private func isAbove(_ limit: UInt64, _ sum: [AssignmentBatch.Column]) -> AssignmentBatch.Column {
    var above = AssignmentBatch.Column.zero
    var equal = AssignmentBatch.Column(repeating: .max)
    for plane in sum.indices.reversed() {
      if limit >> UInt64(plane) & 1 == 1 {
        equal &= sum[plane]
      } else {
        above |= equal & sum[plane]
        equal &= ~sum[plane]
      }
    }
    return above
  }
}
