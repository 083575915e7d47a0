// Propagation of sums: a literal that would exceed the slack is false. Why it is, is written down at once: as the one true literal
// when there is only one, which makes a choice among exclusive values cost nothing, else as a clause over all true literals,
// which goes with the learned clauses when it is no reason any more.

extension Engine {
  /// Looks at the sums of a literal whose weights have been taken off; false on a conflict.
  mutating func visitSums(of cause: Int32) -> Bool {
    for place in sums.occurrenceStarts[cause]..<sums.occurrenceStarts[cause &+ 1] {
      let sum = sums.occurrences[place].sum
      let slack = sums.slacks[sum]
      if slack < 0 {
        explain(sum)
        conflict = Conflict(reason: .none, literal: 0)
        return false
      }
      if slack < sums.largest[sum] { falsify(in: sum, above: slack) }
    }
    return true
  }

  private mutating func falsify(in sum: Int32, above slack: Int64) {
    work &+= UInt64(sums.starts[sum &+ 1] &- sums.starts[sum])
    for place in sums.starts[sum]..<sums.starts[sum &+ 1] {
      let term = sums.terms[place]
      if term.weight <= slack || assignment.values[term.literal] != 0 { continue }
      assignment.assign(term.literal ^ 1, level: level, reason: reason(in: sum, against: term.literal))
    }
  }

  /// The true literals of a sum, negated, become the scratch conflict.
  private mutating func explain(_ sum: Int32) {
    analysis.conflict.truncate(to: 0)
    for place in sums.starts[sum]..<sums.starts[sum &+ 1] where assignment.values[sums.terms[place].literal] > 0 {
      analysis.conflict.append(sums.terms[place].literal ^ 1)
    }
  }

  /// Why an open literal of a sum is false: the true ones.
  private mutating func reason(in sum: Int32, against literal: Int32) -> Reason {
    explain(sum)
    if analysis.conflict.count == 1 { return .binary(analysis.conflict[0] ^ 1) }
    let length = analysis.conflict.count
    analysis.conflict.append(analysis.conflict[0])
    analysis.conflict[0] = literal ^ 1
    return .clause(clauses.addLong(analysis.conflict, 0..<(length + 1), glue: ClauseStore.passingGlue))
  }

  /// Opens all variables assigned at or after a place of the trail, and gives sums their weights and tables their rows back.
  mutating func undo(to place: Int) {
    if sums.count > 0 {
      var propagated = min(assignment.head, assignment.trail.count)
      while propagated > place {
        propagated &-= 1
        sums.count(assignment.trail[propagated], 1)
      }
    }
    assignment.undo(to: place)
    if tables.count > 0 { tables.restore(to: place) }
  }
}
