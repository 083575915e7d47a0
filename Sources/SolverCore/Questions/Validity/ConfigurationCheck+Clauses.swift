// The hot loop: one *and* per literal for 256 assignments.
//
// A row violates a clause where all its negative literals' variables are true and none of the positive ones'. Whether any row has
// dropped out, and whether one is left, is asked once in 16 clauses: asking costs as much as a literal. Where rows have dropped out, the
// 16 are looked at again to count which failed. Most batches of invalid rows end within the first clauses, because those are the ones
// that failed before.

extension ConfigurationCheck {
  private static let groupSize = 16

  /// Takes the rows out of `alive` that violate a clause.
  mutating func dropViolatedClauses(_ alive: inout AssignmentBatch.Column, _ batch: borrowing AssignmentBatch) {
    batches &+= 1
    if batches == batchesToReorder {
      batchesToReorder *= 8
      reorder()
    }
    var start = 0
    while start < clauses.count, alive != .zero {
      let end = min(start &+ Self.groupSize, clauses.count)
      let left = surviving(alive, start, end, batch)
      if left != alive { countFailures(alive, start, end, batch) }
      alive = left
      start = end
    }
  }

  /// The rows that violate none of some clauses.
  @inline(__always)
  private func surviving(
    _ alive: AssignmentBatch.Column, _ start: Int, _ end: Int, _ batch: borrowing AssignmentBatch
  ) -> AssignmentBatch.Column {
    var left = alive
    for place in start..<end { left &= ~violated(left, clauses[place], batch) }
    return left
  }

  /// The rows among `alive` that violate a clause.
  @inline(__always)
  private func violated(
    _ alive: AssignmentBatch.Column, _ clause: Clause, _ batch: borrowing AssignmentBatch
  ) -> AssignmentBatch.Column {
    var violated = alive
    var literal = Int(clause.start)
    let firstPositive = literal &+ Int(clause.negatives)
    while literal < firstPositive {
      violated &= batch.columns[literals[literal]]
      literal &+= 1
    }
    let end = firstPositive &+ Int(clause.positives)
    while literal < end {
      violated &= ~batch.columns[literals[literal]]
      literal &+= 1
    }
    return violated
  }

  @inline(never)
  private func countFailures(
    _ alive: AssignmentBatch.Column, _ start: Int, _ end: Int, _ batch: borrowing AssignmentBatch
  ) {
    for place in start..<end where violated(alive, clauses[place], batch) != .zero { clauses[place].failures &+= 1 }
  }
}
