import FlatArrays

/// Memory of the failed-literal tests.
struct ProbeScratch: ~Copyable {
  /// By literal: whether it is to be tried.
  var isChosen: FlatArray<Bool>
  /// The literals to be tried.
  var literals = FlatArray<Int32>()
  /// Their activities.
  var scores: [Float] = []

  init(variableCount: Int) { isChosen = FlatArray(repeating: false, count: 2 * variableCount) }
}

extension Engine {
  /// Tries literals of clauses that became shorter: one that fails makes its negation true (sharpSAT's implicit propagation).
  ///
  /// Only the most active ones are tried, ten and a twentieth of what was assigned. False on a conflict.
  mutating func testLiterals() -> Bool {
    var from = Int(levels.last.trailStart)
    while from < assignment.trail.count {
      collectLiterals(from: from)
      let assigned = assignment.trail.count - from
      from = assignment.trail.count
      let threshold = activityThreshold(tries: 10 + assigned / 20)
      for place in 0..<probe.literals.count {
        let literal = probe.literals[place]
        if assignment.values[literal] != 0 || order.activities[literal >> 1] < threshold { continue }
        if !test(literal) { return false }
      }
    }
    return true
  }

  /// Chooses the negations of open literals in open clauses that lost a literal since a place of the trail.
  private mutating func collectLiterals(from: Int) {
    probe.literals.truncate(to: 0)
    for place in from..<assignment.trail.count {
      let lost = assignment.trail[place] ^ 1
      for occurrence in occurrences.placedStarts[lost]..<occurrences.placedStarts[lost &+ 1] {
        let base = occurrences.placed[occurrence] &+ ClauseStore.header
        let end = base &+ clauses.size(occurrences.placed[occurrence])
        choose(from: base, to: end)
      }
    }
    for place in 0..<probe.literals.count { probe.isChosen[probe.literals[place]] = false }
  }

  @inline(__always)
  private mutating func choose(from base: Int32, to end: Int32) {
    work &+= UInt64(end &- base)
    for place in base..<end where assignment.values[clauses.words[place]] > 0 { return }
    for place in base..<end {
      let literal = clauses.words[place] ^ 1
      if assignment.values[literal] != 0 || probe.isChosen[literal] { continue }
      probe.isChosen[literal] = true
      probe.literals.append(literal)
    }
  }

  private mutating func activityThreshold(tries: Int) -> Float {
    if probe.literals.count <= tries { return 0 }
    probe.scores.removeAll(keepingCapacity: true)
    for place in 0..<probe.literals.count { probe.scores.append(order.activities[probe.literals[place] >> 1]) }
    probe.scores.sort()
    return probe.scores[probe.scores.count - tries]
  }

  /// Propagates a literal at a level of its own and takes it back; false when what follows from its failure is a conflict.
  mutating func test(_ literal: Int32) -> Bool {
    let start = assignment.trail.count
    isProbing = true
    assignment.assign(literal, level: level, reason: .none)
    let holds = propagate()
    if !holds { resolve(level: level, to: .firstPoint) }
    isProbing = false
    if holds {
      undo(to: start)
      return true
    }
    statistics.failedLiterals += 1
    let learned = learn()
    let asserted = analysis.clause[0]
    undo(to: start)
    let isUnit = learned == .root
    assignment.assign(asserted, level: isUnit ? 0 : level, reason: learned)
    return propagate()
  }
}
