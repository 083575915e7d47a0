import FlatArrays

// Conflict analysis: first unique implication point (Zhang et al., ICCAD 2001), with the cheap half of clause
// minimisation (a literal goes whose reason lies in the clause). `resolve(…, to:)` stops at the first point, at the decision, or only
// when the level is gone from the clause; the literals found are left in `analysis.clause`, the asserting one first, then
// one of the highest other level.

/// How far the literals of the highest level are resolved.
enum ResolutionDepth {
  case firstPoint
  case decision
  case wholeLevel
}

/// Memory of conflict analysis.
struct AnalysisScratch: ~Copyable {
  /// By variable: whether it was met in this analysis.
  var isSeen: FlatArray<Bool>
  /// The clause found.
  var clause = FlatArray<Int32>()
  /// A conflict whose clause is no stored one.
  var conflict = FlatArray<Int32>()
  /// Why a table has a literal, without that literal.
  var explanation = FlatArray<Int32>()
  /// The variables met.
  var met = FlatArray<Int32>()
  /// By level: the conflict in which it was last counted.
  var levelStamps = FlatArray<Int>()
  /// The highest level in the clause besides the asserting literal's.
  var backLevel: Int32 = 0

  init(variableCount: Int) {
    isSeen = FlatArray(repeating: false, count: variableCount)
  }
}

extension Engine {
  /// The highest level among the literals of the conflict; 0 when there is none above the root.
  func conflictLevel() -> Int32 {
    var highest: Int32 = 0
    forEachLiteral(of: conflict.reason, besides: conflict.literal) {
      highest = max(highest, assignment.levels[$0 >> 1])
    }
    if conflict.reason != .none { highest = max(highest, assignment.levels[conflict.literal >> 1]) }
    return highest
  }

  /// Resolves the conflict's literals of a level with their reasons.
  mutating func resolve(level: Int32, to depth: ResolutionDepth) {
    analysis.clause.truncate(to: 0)
    analysis.clause.append(0)
    var openCount = 0
    if conflict.reason != .none { openCount += meet(conflict.literal, level) }
    openCount += meetReason(conflict.reason, besides: conflict.literal, level)
    var place = assignment.trail.count
    // Also on the way to the decision a level may vanish: where units found in it are all that the conflict rests on.
    var isResolvedAway = true
    while openCount > 0 {
      var literal: Int32
      repeat {
        place &-= 1
        literal = assignment.trail[place]
      } while !analysis.isSeen[literal >> 1] || assignment.levels[literal >> 1] != level
      let reason = assignment.reasons[literal >> 1]
      let isLast = openCount == 1
      if isLast && (depth == .firstPoint || (depth == .decision && reason == .none)) {
        analysis.clause[0] = literal ^ 1
        isResolvedAway = false
        break
      }
      assert(reason != .none, "a decision was resolved")
      openCount += meetReason(reason, besides: literal, level) - 1
    }
    if isResolvedAway {
      analysis.clause[0] = analysis.clause.last
      analysis.clause.removeLast()
    }
    minimise(keepFirst: !isResolvedAway)
    order.decay()
  }

  private mutating func meetReason(_ reason: Reason, besides literal: Int32, _ level: Int32) -> Int {
    if reason == .root { return 0 }
    if reason == .none {
      var count = 0
      for place in 0..<analysis.conflict.count { count += meet(analysis.conflict[place], level) }
      return count
    }
    if reason.isBinary { return meet(reason.place ^ 1, level) }
    if reason.constraint >= 0 { return meetConstraint(reason.constraint, besides: literal, level) }
    var count = 0
    let base = reason.place &+ ClauseStore.header
    for place in base..<(base &+ clauses.size(reason.place)) where clauses.words[place] != literal {
      count &+= meet(clauses.words[place], level)
    }
    return count
  }

  /// Enters what a table or sum names as the reason of a literal.
  private mutating func meetConstraint(_ number: Int32, besides literal: Int32, _ level: Int32) -> Int {
    var count = 0
    if number < tables.count {
      explain(number, against: literal)
      for place in 0..<analysis.explanation.count { count &+= meet(analysis.explanation[place], level) }
      return count
    }
    let sum = number &- Int32(tables.count)
    let position = assignment.positions[literal >> 1]
    for place in sums.starts[sum]..<sums.starts[sum &+ 1] {
      let term = sums.terms[place].literal
      if assignment.values[term] > 0 && assignment.positions[term >> 1] < position { count &+= meet(term ^ 1, level) }
    }
    return count
  }

  /// Enters a false literal; gives 1 when it lies at the level that is being resolved.
  private mutating func meet(_ literal: Int32, _ level: Int32) -> Int {
    let variable = literal >> 1
    if analysis.isSeen[variable] || assignment.levels[variable] == 0 { return 0 }
    analysis.isSeen[variable] = true
    analysis.met.append(variable)
    order.bump(variable)
    if assignment.levels[variable] == level { return 1 }
    analysis.clause.append(literal)
    return 0
  }

  /// Drops literals whose reasons lie in the clause, and puts one of the highest level second.
  private mutating func minimise(keepFirst: Bool) {
    var kept = keepFirst ? 1 : 0
    for place in kept..<max(kept, analysis.clause.count) where !isRedundant(analysis.clause[place]) {
      analysis.clause[kept] = analysis.clause[place]
      kept += 1
    }
    analysis.clause.truncate(to: kept)
    for place in 0..<analysis.met.count { analysis.isSeen[analysis.met[place]] = false }
    analysis.met.truncate(to: 0)
    analysis.backLevel = 0
    let from = keepFirst ? 1 : 0
    for place in from..<max(from, kept) where assignment.levels[analysis.clause[place] >> 1] > analysis.backLevel {
      analysis.backLevel = assignment.levels[analysis.clause[place] >> 1]
      let literal = analysis.clause[place]
      analysis.clause[place] = analysis.clause[from]
      analysis.clause[from] = literal
    }
  }

  private func isRedundant(_ literal: Int32) -> Bool {
    let reason = assignment.reasons[literal >> 1]
    // The reasons of tables and sums are made anew each time they are asked for: too dear for a chance.
    if reason == .none || reason.constraint >= 0 { return false }
    var isCovered = true
    forEachLiteral(of: reason, besides: literal ^ 1) { other in
      if !analysis.isSeen[other >> 1] && assignment.levels[other >> 1] > 0 { isCovered = false }
    }
    return isCovered
  }

  /// Calls with each literal of a reason but one.
  @inline(__always)
  func forEachLiteral(of reason: Reason, besides literal: Int32, _ body: (Int32) -> Void) {
    if reason == .root { return }
    if reason == .none {
      for place in 0..<analysis.conflict.count { body(analysis.conflict[place]) }
    } else if reason.isBinary {
      body(reason.place ^ 1)
    } else {
      let base = reason.place &+ ClauseStore.header
      for place in base..<(base &+ clauses.size(reason.place)) where clauses.words[place] != literal {
        body(clauses.words[place])
      }
    }
  }
}
