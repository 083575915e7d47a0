extension DRATChecker {
  /// Adds the clause read last and propagates what it forces.
  mutating func addClause() {
    let added = clauses.append(clause, isTautology: isTautology)
    guard !isTautology else { return }
    attach(added)
    if head < trail.count { settle() }
  }

  /// Lets a clause watch two literals that are not false; with one, the literal becomes true; with none, all is
  /// refuted.
  private mutating func attach(_ added: Int32) {
    let places = clauses.places(added)
    var open = 0
    for place in places {
      let literal = clauses[place]
      if values[literal] > 0 { return }
      if values[literal] < 0 { continue }
      clauses[place] = clauses[places.lowerBound + open]
      clauses[places.lowerBound + open] = literal
      open += 1
      if open == 2 {
        watch(added)
        return
      }
    }
    if open == 0 { isContradictory = true } else { assign(clauses[places.lowerBound], because: added) }
  }

  private mutating func watch(_ added: Int32) {
    let first = clauses[Int(added) + ClauseArena.headerSize]
    let second = clauses[Int(added) + ClauseArena.headerSize + 1]
    watches.append(Watch(clause: added, blocker: second), to: first)
    watches.append(Watch(clause: added, blocker: first), to: second)
  }

  /// Propagates at the root; what becomes true stays so, and its reasons are marked.
  private mutating func settle() {
    if propagate() { isContradictory = true }
    for place in rootCount..<trail.count {
      let reason = reasons[trail[place] >> 1]
      if reason >= 0 { clauses.markReason(reason) }
    }
    rootCount = trail.count
  }

  /// Makes a literal true.
  @inline(__always)
  mutating func assign(_ literal: Int32, because reason: Int32) {
    values[literal] = 1
    values[literal ^ 1] = -1
    reasons[literal >> 1] = reason
    trail.append(literal)
  }

  /// Takes back what was assigned after the trail had `count` literals.
  mutating func backtrack(to count: Int) {
    for place in count..<trail.count {
      let literal = trail[place]
      values[literal] = 0
      values[literal ^ 1] = 0
    }
    trail.truncate(to: count)
    head = count
  }

  /// Deletes the clause read last, unless it is the reason of a literal that stands for good.
  mutating func deleteClause(_ step: borrowing ProofStep) throws(BadStep) {
    let found = clauses.find(clause) { [stamp] in stamps[$0] == stamp }
    if found < 0 {
      guard toleratesUnknownDeletions else { throw step.bad(.unknownClause(step.literals)) }
      acceptance.ignoredDeletions += 1
    } else if clauses.isReason(found) {
      acceptance.ignoredDeletions += 1
    } else {
      acceptance.deletions += 1
      clauses.unlink(found)
      clauses.bury(found)
      if clauses.isMostlyDead { compact() }
    }
  }

  /// Gives back the room of deleted clauses. The watches are built anew: between steps every clause can be attached
  /// afresh.
  private mutating func compact() {
    for (source, target) in clauses.compact() {
      for place in clauses.places(target) where reasons[clauses[place] >> 1] == source {
        reasons[clauses[place] >> 1] = target
      }
    }
    watches.removeAll()
    var live: [Int32] = []
    clauses.forEachLive { if !clauses.isTautology($0) { live.append($0) } }
    for clause in live { attach(clause) }
  }
}
