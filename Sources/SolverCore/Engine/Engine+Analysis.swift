// Conflict analysis to the first unique implication point (Marques-Silva and Sakallah, GRASP 1996; Zhang et al. 2001).
//
// Antecedents are places of the trail. Those at the conflict's level are resolved newest first until one *literal* of that level
// is left; a bound event is never the end, since a decision is always a literal. Antecedents below the level that are
// literals enter the learned clause negated; bound events below are resolved through their reasons until literals remain.
//
// Explanations are as weak as they can be, so it happens that all antecedents turn out to lie below the level where the
// conflict was noticed. The analysis then starts again at the highest level that does take part.
// At assumption levels there is no single decision to flip: the conflict is traced to the assumptions instead.

extension Engine {
  /// Learns from the conflict and goes back; false when it rests on the assumptions (or on nothing) alone.
  mutating func resolveConflict() -> Bool {
    explainConflict()
    conflict = .none
    while true {
      var level: Int32 = 0
      for index in 0..<analysis.antecedents.count { level = max(level, trail[analysis.antecedents[index]].level) }
      if level <= Int32(assumptions.ends.count) {
        collectFailed()
        return false
      }
      backtrack(to: level)
      let hasPoint = resolve(at: level)
      if hasPoint { break }
      // The literals learned so far are all false below the level: they are the conflict.
      analysis.antecedents.truncate(to: 0)
      for index in 1..<analysis.learned.count { addAntecedent(!analysis.learned[index]) }
      analysis.clearMet()
    }
    minimize()
    analysis.clearMet()
    strengthen()
    learn()
    order.decay()
    return true
  }

  /// Resolves at a level; false when no literal of the level is needed. Leaves the clause in `analysis.learned`.
  private mutating func resolve(at level: Int32) -> Bool {
    analysis.learned.truncate(to: 0)
    analysis.learned.append(.false)
    meetAntecedents(level)
    var place = Int32(trail.count)
    while analysis.open > 0 {
      repeat { place -= 1 } while !(Int(place) < analysis.isMet.count && analysis.isMet[place])
      analysis.open -= 1
      let entry = trail[place].entry
      if analysis.open == 0, entry >= 0 {
        analysis.learned[0] = !Literal(code: entry)
        return true
      }
      explain(place: place)
      meetAntecedents(level)
    }
    return false
  }

  private mutating func meetAntecedents(_ level: Int32) {
    meetEach(level)
    while !analysis.pendingEvents.isEmpty {
      explain(place: analysis.pendingEvents.removeLast())
      meetEach(level)
    }
  }

  private mutating func meetEach(_ level: Int32) {
    for index in 0..<analysis.antecedents.count {
      let place = analysis.antecedents[index]
      if !analysis.meet(place) { continue }
      let entry = trail[place].entry
      if entry >= 0 { order.bump(entry >> 1) }
      if trail[place].level == level {
        analysis.open += 1
      } else if entry >= 0 {
        analysis.learned.append(!Literal(code: entry))
      } else {
        analysis.pendingEvents.append(place)
      }
    }
  }

  /// Traces the antecedents to the assumptions they rest on, in the order of the trail.
  mutating func collectFailed() {
    analysis.clearMet()
    analysis.learned.truncate(to: 0)
    meetAntecedents(-1)
    analysis.failed.truncate(to: 0)
    var place = Int32(analysis.isMet.count)
    while place > 0 {
      place -= 1
      if !analysis.isMet[place] { continue }
      if trail[place].reason.kind == .none {
        analysis.failed.append(Literal(code: trail[place].entry))
      } else {
        explain(place: place)
        meetAntecedents(-1)
      }
    }
    analysis.clearMet()
    reverseFailed()
  }

  private mutating func reverseFailed() {
    let count = analysis.failed.count
    for index in 0..<(count / 2) {
      let swapped = analysis.failed[index]
      analysis.failed[index] = analysis.failed[count - 1 - index]
      analysis.failed[count - 1 - index] = swapped
    }
  }
}
