// Sums of literals with positive weights: w₁l₁ + … + wₙlₙ <= limit. Cardinalities are the case where all weights are 1.
//
// A reversible word holds the weight of the true literals. It is brought up to date when propagation reaches a literal, so that a sum
// is looked at only when what is left is less than its heaviest literal; one that stays slack costs an addition for each literal and
// nothing per length. (The counter method for cardinality and pseudo-Boolean constraints; Chai and Kuehlmann, DAC 2003, compare it with
// watched literals, which pay only where sums stay slack for long.) Terms stand in descending order of weight, so
// that pruning stops at the first that fits.
//
// The explanation is the heaviest literals true at the time that leave too little.

extension Engine {
  /// Adds the weight of a literal that became true; whether the sum may prune now.
  @inline(__always)
  mutating func count(_ term: Int32, of constraint: Int32) -> Bool {
    let record = constraints.records[constraint]
    let weight = Int64(bitPattern: state[record.word]) &+ constraints.terms[record.start &+ term].coefficient
    state.set(record.word, to: UInt64(bitPattern: weight))
    return record.limit &- weight < constraints.terms[record.start].coefficient
  }

  /// Refuses the literals that no longer fit.
  mutating func propagateCounted(_ constraint: Int32, _ record: ConstraintRecord) -> Bool {
    let left = record.limit &- Int64(bitPattern: state[record.word])
    if left < 0 { return refute(constraint, record) }
    if !isEnforced(record) { return true }
    for index in record.start..<(record.start &+ record.count) {
      let term = constraints.terms[index]
      if term.coefficient <= left { return true }
      let literal = Literal(code: ~term.item)
      if assignment.values[literal] == 0 { assign(!literal, .constraint(constraint)) }
    }
    return true
  }

  /// Explains why a literal did not fit, or why the sum cannot hold.
  mutating func explainCounted(_ record: ConstraintRecord, _ target: Int32?, before place: Int32) {
    var left = record.limit
    if let target {
      for index in record.start..<(record.start + record.count)
      where constraints.terms[index].item == ~(Literal(code: target).code ^ 1) {
        left -= constraints.terms[index].coefficient
      }
    }
    for index in record.start..<(record.start + record.count) {
      if left < 0 { return }
      let term = constraints.terms[index]
      let literal = Literal(code: ~term.item)
      if !wasTrue(literal, before: place) { continue }
      addAntecedent(literal)
      left -= term.coefficient
    }
    precondition(left < 0, "a sum of literals explains what it refused")
  }
}
