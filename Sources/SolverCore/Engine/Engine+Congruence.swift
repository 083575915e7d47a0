// Equations modulo what their open items have in common.
//
// An equation c₁x₁ + … + cₙxₙ = limit is kept by two sums, which see bounds only. While several items are open their sum can move
// in steps of g only, the greatest common divisor of their coefficients times the distances of their values; so what the
// fixed items leave of the limit must be a multiple of g away from what the open ones can be. That is checked here. Going back needs no
// work, since nothing is kept. The explanation is the values of the fixed items, less those that move in multiples
// of g themselves.

extension Engine {
  /// Refutes an equation whose open items cannot add up to the remainder that is left.
  mutating func propagateCongruence(_ constraint: Int32, _ record: ConstraintRecord) -> Bool {
    let divisor = commonDivisor(record, before: .max)
    if divisor < 2 { return true }
    var rest = Int128(record.limit)
    for index in record.start..<(record.start &+ record.count) {
      let term = constraints.terms[index]
      // An open item's lower bound is one of its values, and stands for all of them.
      rest -= Int128(term.coefficient) * Int128(lower(ofItem: term.item))
    }
    return rest % Int128(divisor) == 0 || refute(constraint, record)
  }

  /// Explains why an equation cannot hold modulo what its open items had in common.
  mutating func explainCongruence(_ record: ConstraintRecord, before place: Int32) {
    let divisor = commonDivisor(record, before: place)
    for index in record.start..<(record.start + record.count) {
      let term = constraints.terms[index]
      if distance(term) % divisor == 0 { continue }
      if lower(ofItem: term.item, before: place) == upper(ofItem: term.item, before: place) {
        addBounds(term.item, before: place)
      }
    }
  }

  /// What all items that were open before a place move in multiples of; 0 when none was, and never more than 64 bits.
  private func commonDivisor(_ record: ConstraintRecord, before place: Int32) -> Int64 {
    var divisor: Int64 = 0
    for index in record.start..<(record.start &+ record.count) {
      let term = constraints.terms[index]
      let isFixed =
        place == .max
        ? lower(ofItem: term.item) == upper(ofItem: term.item)
        : lower(ofItem: term.item, before: place) == upper(ofItem: term.item, before: place)
      if isFixed { continue }
      divisor = greatestCommonDivisor(divisor, distance(term))
      if divisor == 1 { return 1 }
    }
    return divisor
  }

  /// What an item's contribution moves in multiples of; the builder made sure that it fits.
  @inline(__always)
  private func distance(_ term: Term) -> Int64 {
    let magnitude = Int64(term.coefficient.magnitude)
    return term.item < 0 ? magnitude : magnitude &* domains.strides[term.item]
  }
}
