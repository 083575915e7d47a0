// The search loop: propagate; on conflict learn and go back; else open the next group of assumptions, or decide.
//
// Why a fixed order of preference gives the lexicographically first solution: a decision of the order is made only when all
// earlier steps are settled, and a step is settled against the wish only by propagation, that is, implied by the
// constraints and the wishes granted before it. Learned clauses follow from the constraints alone, so what they assert after going
// back to a level is again implied by the wishes of that level. Hence every solution that grants the same earlier wishes refuses
// this one too. Restarts change nothing: the order is asked anew.

/// How a stretch of search ended.
enum SearchEnd {
  /// Everything is decided.
  case satisfied
  /// The assumptions cannot hold together.
  case failed
  /// The decider is to be asked.
  case wantsDecision
  /// A limit was reached.
  case exhausted(WorkLimit.Unit)
}

extension Engine {
  /// Prepares a new question: keeps the levels of the assumptions that it shares with the last one, in whole groups.
  mutating func begin(_ wanted: [Literal]) {
    analysis.failed.truncate(to: 0)
    // An interrupted level is not propagated to the end; what waits at the root goes on waiting.
    if isInterrupted { backtrack(to: max(trail.level - 1, 0)) }
    isInterrupted = false
    var shared = 0
    var start = 0
    while shared < assumptions.ends.count, shared < Int(trail.level) {
      let end = Int(assumptions.ends[shared])
      if end > wanted.count || !(start..<end).allSatisfy({ assumptions.literals[$0] == wanted[$0] }) { break }
      start = end
      shared += 1
    }
    backtrack(to: Int32(shared))
    preference.cursor = 0
    assumptions.ends.truncate(to: shared)
    assumptions.literals.truncate(to: start)
    if start == wanted.count { return }
    for literal in wanted[start...] { assumptions.literals.append(literal) }
    assumptions.ends.append(Int32(wanted.count))
  }

  /// Searches until there is an answer, a limit (in total counts; that of propagations in `work`) is reached, or a decider has
  /// to be asked.
  mutating func search(conflicts: Int, asksDecider: Bool) -> SearchEnd {
    while true {
      if !propagate() {
        pace.conflicts += 1
        rememberPhases()
        if !resolveConflict() { return fail() }
        if pace.conflicts > conflicts { return .exhausted(.conflicts) }
        continue
      }
      if isInterrupted { return .exhausted(work.isStopped ? .stopped : .propagations) }
      if restartIfDue() {
        if isConsistent { continue }
        analysis.failed.truncate(to: 0)
        return .failed
      }
      if Int(trail.level) < assumptions.ends.count {
        if !assume() { return fail() }
        continue
      }
      guard let decision = preferredDecision() else {
        if asksDecider { return .wantsDecision }
        guard let own = ownDecision() else { return .satisfied }
        decide(own)
        continue
      }
      decide(decision)
    }
  }

  /// Opens levels for the assumptions and propagates, without deciding anything; false when they cannot hold.
  mutating func propagateAssumptions() -> Bool {
    while true {
      if !propagate() {
        pace.conflicts += 1
        if resolveConflict() { continue }
        _ = fail()
        return false
      }
      if isInterrupted || Int(trail.level) == assumptions.ends.count { return true }
      if !assume() {
        _ = fail()
        return false
      }
    }
  }

  /// Makes an open literal true on a level of its own.
  mutating func decide(_ literal: Literal) {
    pace.decisions &+= 1
    openLevel()
    assign(literal, .none)
  }

  /// The engine's own choice, or nil when everything is decided.
  mutating func ownDecision() -> Literal? {
    if assignment.assigned < assignment.booleanCount {
      while !order.isEmpty {
        let boolean = order.removeFirst()
        let positive = Literal(code: 2 * boolean)
        if assignment.values[positive] == 0 { return decision(on: boolean) }
      }
    }
    for index in 0..<domains.ranged.count where !domains.isFixed(domains.ranged[index]) {
      let variable = domains.ranged[index]
      return openBoundLiteral(variable, atMost: domains.lower(variable))
    }
    return nil
  }

  private mutating func fail() -> SearchEnd {
    proveFailure()
    // A failure that rests on no assumption is the network's own.
    if analysis.failed.isEmpty { isConsistent = false }
    // The level is not propagated to the end; the ones below it are.
    backtrack(to: max(trail.level - 1, 0))
    return .failed
  }

  /// Puts the next group of assumptions on a level; false when one of them is refuted already.
  private mutating func assume() -> Bool {
    let group = Int(trail.level)
    let start = group == 0 ? 0 : Int(assumptions.ends[group - 1])
    openLevel()
    for index in start..<Int(assumptions.ends[group]) {
      let literal = assumptions.literals[index]
      if assignment.values[literal] > 0 { continue }
      if assignment.values[literal] == 0 {
        assign(literal, .none)
        continue
      }
      analysis.antecedents.truncate(to: 0)
      addAntecedent(!literal)
      collectFailed()
      analysis.failed.append(literal)
      return false
    }
    return true
  }
}
