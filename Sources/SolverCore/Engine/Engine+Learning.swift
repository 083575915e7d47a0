import FlatArrays

// What is done with a learned clause, and which ones are forgotten.

extension Engine {
  /// Goes back to where the learned clause implies its first literal, keeps the clause, and assigns the literal.
  mutating func learn() {
    proveLearned()
    let count = analysis.learned.count
    if count == 1 {
      backtrack(to: 0)
      assign(analysis.learned[0], .none)
      return
    }
    let glue = glue()
    pace.learn(glue: glue)
    var highest = 1
    for index in 2..<max(count, 2) where learnedLevel(index) > learnedLevel(highest) { highest = index }
    let second = analysis.learned[highest]
    analysis.learned[highest] = analysis.learned[1]
    analysis.learned[1] = second
    backtrack(to: learnedLevel(1))
    if count == 2 {
      clauses.addBinary(analysis.learned[0], second)
      assign(analysis.learned[0], .literal(!second))
    } else {
      let clause = clauses.add(analysis.learned, glue: glue, conflict: Int32(truncatingIfNeeded: pace.conflicts))
      assign(analysis.learned[0], .clause(clause))
    }
  }

  private func learnedLevel(_ index: Int) -> Int32 { trail[assignment.places[analysis.learned[index].boolean]].level }

  /// Number of levels in the learned clause: the fewer, the more useful (Audemard and Simon, IJCAI 2009).
  private mutating func glue() -> Int32 {
    analysis.stamp += 1
    var glue: Int32 = 0
    for index in 0..<analysis.learned.count {
      let level = learnedLevel(index)
      if analysis.levelStamps[level] == analysis.stamp { continue }
      analysis.levelStamps[level] = analysis.stamp
      glue += 1
    }
    return glue
  }

  /// Remembers that a conflict used a learned clause, and improves its glue.
  mutating func use(_ clause: Int32) {
    let now = Int32(truncatingIfNeeded: pace.conflicts)
    let known = clauses.words[clause &+ 1]
    if known <= 2 || clauses.words[clause &+ 2] == now { return }
    clauses.words[clause &+ 2] = now
    analysis.useStamp += 1
    let levels = Int(trail.level) + 1
    if analysis.useStamps.count < levels {
      analysis.useStamps.append(repeating: 0, count: levels - analysis.useStamps.count)
    }
    var glue: Int32 = 0
    for index in 0..<clauses.size(clause) {
      let level = trail[assignment.places[clauses.literal(clause, index).boolean]].level
      if analysis.useStamps[level] == analysis.useStamp { continue }
      analysis.useStamps[level] = analysis.useStamp
      glue += 1
      if glue >= known { return }
    }
    clauses.words[clause &+ 1] = glue
  }

  /// Forgets the less useful part of the learned clauses and packs the rest; the engine must be at the root, propagated.
  ///
  /// Clauses of glue 2 and less stay for ever, those of glue 6 and less as long as they took part in a recent conflict; of the others, a
  /// quarter stays, by glue, then size. Clauses that the root satisfies go, and literals that it refutes.
  mutating func reduce() {
    precondition(trail.level == 0, "learned clauses are forgotten at the root")
    vivify()
    if !isConsistent { return }
    let interval = 300 * (pace.reductions + 1)
    let isRecent = (
      any: Int32(truncatingIfNeeded: pace.conflicts - interval / 2),
      good: Int32(truncatingIfNeeded: pace.conflicts - 2 * interval)
    )
    var candidates: [Int32] = []
    for index in 0..<clauses.learned.count {
      let clause = clauses.learned[index]
      let glue = clauses.words[clause + 1]
      if glue > 2, clauses.words[clause + 2] < (glue > 6 ? isRecent.any : isRecent.good) { candidates.append(clause) }
    }
    candidates.sort { rank($0) < rank($1) }
    for clause in candidates.dropFirst(candidates.count / 4) { clauses.words[clause + 1] = -1 }
    repack()
    pace.vivified = clauses.learned.count
    pace.reductions += 1
    pace.nextReduction = pace.conflicts + 300 * (pace.reductions + 1)
  }

  private func rank(_ clause: Int32) -> (Int32, Int32, Int32) {
    (clauses.words[clause + 1], clauses.size(clause), clause)
  }

  /// Writes the clauses that stay (glue at least 0) anew, without what the root has decided.
  private mutating func repack() {
    proveRoot()
    var old = FlatArray<Int32>(capacity: 1)
    old.copy(from: clauses.words)
    clauses.words.truncate(to: 0)
    clauses.learned.truncate(to: 0)
    dropClauseWatches()
    var place: Int32 = 0
    while place < old.count {
      if old[place + 1] >= 0 { copyClause(place, of: old) } else { proveDeletion(place, of: old) }
      place += ClauseStore.header + old[place]
    }
    clauses.watches.compact()
  }

  private mutating func copyClause(_ place: Int32, of old: borrowing FlatArray<Int32>) {
    var literals = FlatArray<Literal>()
    let start = place + ClauseStore.header
    for index in start..<(start + old[place]) {
      let literal = Literal(code: old[index])
      if assignment.values[literal] > 0 { return proveDeletion(place, of: old) }
      if assignment.values[literal] == 0 { literals.append(literal) }
    }
    if literals.count < Int(old[place]) { proveShortening(of: place, to: literals, old) }
    // The root is propagated, so that at least two literals of a clause that it does not satisfy are open.
    if literals.count == 2 {
      clauses.addBinary(literals[0], literals[1])
    } else {
      _ = clauses.add(literals, glue: old[place + 1], conflict: old[place + 2])
    }
  }

  private mutating func dropClauseWatches() {
    for list in 0..<clauses.watches.listCount {
      let start = clauses.watches.start(list)
      var kept = 0
      for offset in start..<(start + clauses.watches.count(list)) {
        let watch = clauses.watches[offset: offset]
        if watch.clause >= 0 { continue }
        clauses.watches[offset: start + kept] = watch
        kept += 1
      }
      clauses.watches.truncate(list, to: kept)
    }
  }
}
