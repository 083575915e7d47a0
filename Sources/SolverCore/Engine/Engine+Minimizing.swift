// Making a learned clause shorter before it is kept.
//
// *Minimizing*: a literal goes when the others imply it, that is, when all ways back from it along reasons end in literals of the
// clause or in what was resolved into it (Sörensson and Biere, SAT 2009). The ways are walked with a stack of places; what
// was found implied stays marked as met, what was walked in vain is unmarked again. A way that leaves the clause's levels cannot come
// back to it, so it ends there.
//
// *Strengthening*: a binary clause of the asserted literal and another resolves the other's negation away (Glucose).

extension Engine {
  /// Drops literals that the other ones imply.
  mutating func minimize() {
    stampLevels()
    var kept = 1
    for index in 1..<max(analysis.learned.count, 1) {
      let literal = analysis.learned[index]
      if isImplied(assignment.places[literal.boolean]) { continue }
      analysis.learned[kept] = literal
      kept += 1
    }
    analysis.learned.truncate(to: kept)
  }

  private mutating func stampLevels() {
    analysis.stamp += 1
    let levels = Int(trail.level) + 1
    if analysis.levelStamps.count < levels {
      analysis.levelStamps.append(repeating: 0, count: levels - analysis.levelStamps.count)
    }
    for index in 0..<analysis.learned.count {
      analysis.levelStamps[trail[assignment.places[analysis.learned[index].boolean]].level] = analysis.stamp
    }
  }

  private mutating func isImplied(_ place: Int32) -> Bool {
    if trail[place].reason.kind == .none { return false }
    let known = analysis.met.count
    analysis.pendingEvents.append(place)
    while !analysis.pendingEvents.isEmpty {
      explain(place: analysis.pendingEvents.removeLast())
      for index in 0..<analysis.antecedents.count {
        let antecedent = analysis.antecedents[index]
        if !analysis.meet(antecedent) { continue }
        let entry = trail[antecedent]
        if entry.reason.kind == .none || analysis.levelStamps[entry.level] != analysis.stamp {
          analysis.pendingEvents.truncate(to: 0)
          analysis.unmeet(downTo: known)
          return false
        }
        analysis.pendingEvents.append(antecedent)
      }
    }
    return true
  }

  /// Drops literals that a binary clause with the asserted one resolves away.
  mutating func strengthen() {
    if analysis.learned.count < 3 || analysis.learned.count > 30 { return }
    let list = Int((!analysis.learned[0]).code)
    for offset in clauses.watches.start(list)..<(clauses.watches.start(list) + clauses.watches.count(list)) {
      let watch = clauses.watches[offset: offset]
      if watch.clause >= 0 || assignment.values[watch.blocker] <= 0 { continue }
      for index in 1..<analysis.learned.count where analysis.learned[index] == !watch.blocker {
        analysis.learned[index] = analysis.learned[analysis.learned.count - 1]
        analysis.learned.truncate(to: analysis.learned.count - 1)
        break
      }
      if analysis.learned.count < 3 { return }
    }
  }
}
