// Propagation of sums: a literal that would exceed the slack is false. Why it is, is the one true literal when there is only one, which
// makes a choice among exclusive values cost nothing; else the sum itself, which names the literals that were true before when a conflict
// asks. (A clause for each such literal, written at once, was tried and dropped: among hundreds of values few are ever asked about.)

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
    let reason = reason(in: sum)
    for place in sums.starts[sum]..<sums.starts[sum &+ 1] {
      let term = sums.terms[place]
      if term.weight <= slack || assignment.values[term.literal] != 0 { continue }
      assignment.assign(term.literal ^ 1, level: level, reason: reason)
    }
  }

  /// The true literals of a sum, negated, become the scratch conflict.
  private mutating func explain(_ sum: Int32) {
    analysis.conflict.truncate(to: 0)
    for place in sums.starts[sum]..<sums.starts[sum &+ 1] where assignment.values[sums.terms[place].literal] > 0 {
      analysis.conflict.append(sums.terms[place].literal ^ 1)
    }
  }

  /// Why open literals of a sum are false: its only true literal, or the sum.
  private func reason(in sum: Int32) -> Reason {
    var cause: Int32 = -1
    for place in sums.starts[sum]..<sums.starts[sum &+ 1] where assignment.values[sums.terms[place].literal] > 0 {
      if cause >= 0 { return .constraint(Int32(tables.count) &+ sum) }
      cause = sums.terms[place].literal
    }
    return cause < 0 ? .constraint(Int32(tables.count) &+ sum) : .binary(cause)
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
