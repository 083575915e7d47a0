// Which value a variable is decided to have.
//
// By default the one that it had last (phase saving: Pipatsrisawat and Darwiche, SAT 2007), so that a restart or a backjump loses
// little. In the stable manner it is the one that it had in the longest assignment without a conflict since the phases were last
// set anew, and now and then all phases are set anew: to their start values, to the opposite, to the best ones (Biere and
// Fleury, "Chasing target phases", 2020). That leads out of a corner, and towards solutions where there are some.

extension Engine {
  /// The literal by which an open variable is decided.
  @inline(__always)
  func decision(on boolean: Int32) -> Literal {
    let positive = Literal(code: 2 &* boolean)
    if pace.isStable, Int(boolean) < memory.targets.count {
      let target = memory.targets[boolean]
      if target != 0 { return target > 0 ? positive : !positive }
    }
    return assignment.phases[boolean] == 1 ? positive : !positive
  }

  /// Remembers the assignment below the present level if it is the longest so far; called when the level has met a conflict.
  mutating func rememberPhases() {
    guard pace.isStable, trail.level > 0 else { return }
    let end = Int(trail.levelStarts[trail.level - 1])
    memory.keep(trail, upTo: end, booleans: assignment.booleanCount)
  }

  /// Sets the phases anew when it is time; between restarts only.
  mutating func rephaseIfDue() {
    if pace.conflicts < pace.nextRephasing { return }
    pace.rephasings += 1
    pace.nextRephasing = pace.conflicts + 1000 * (pace.rephasings + 1)
    switch pace.rephasings % 6 {
    case 1, 3, 5: returnToBest()
    case 2: for boolean in 0..<assignment.booleanCount { assignment.phases[boolean] = startPhase(boolean) }
    case 4: for boolean in 0..<assignment.booleanCount { assignment.phases[boolean] = 1 - startPhase(boolean) }
    default: for boolean in 0..<assignment.booleanCount { assignment.phases[boolean] ^= 1 }
    }
    memory.targetCount = 0
    memory.targets.truncate(to: 0)
  }

  private mutating func returnToBest() {
    for boolean in 0..<memory.bests.count where memory.bests[boolean] != 0 {
      assignment.phases[boolean] = memory.bests[boolean] > 0 ? 1 : 0
    }
    memory.bestCount = 0
  }

  /// A value of a variable is chosen rather than refused; all else is false at first.
  private func startPhase(_ boolean: Int) -> Int8 {
    assignment.roles[!Literal(code: Int32(2 * boolean))].place >= 0 ? 1 : 0
  }
}
