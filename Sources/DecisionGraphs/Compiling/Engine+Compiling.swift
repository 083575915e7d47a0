// The search itself, without recursion: levels, components to do, branches finished and failed.

/// How a compilation ended.
enum EngineOutcome {
  /// The root's node.
  case compiled(Int32)
  case unsatisfiable
  /// A limit was reached.
  case gaveUp
  /// There is more to do after the steps that were asked for.
  case paused
}

extension Engine {
  /// What a conflict led to.
  private enum Resolution {
    /// There is something new to propagate at the top level.
    case resumed
    /// The second branch of the top level has no solution, the first one has.
    case failedSecond
    /// There is no solution at all.
    case refuted
  }

  /// Compiles the formula, or goes on with it, until so many steps have been taken altogether.
  mutating func run(to end: UInt64 = .max) -> EngineOutcome {
    if levels.isEmpty {
      levels.append(Level.root(marks))
      guard settle() else { return .unsatisfiable }
    }
    while true {
      if isOverLimit { return .gaveUp }
      if work > end { return .paused }
      let top = levels.count - 1
      if levels[top].nextComponent < levels[top].endComponent {
        let number = levels[top].nextComponent
        levels[top].nextComponent &+= 1
        reduceLearned()
        decide(number)
      } else {
        let isFirst = !levels[top].isSecond
        let branch = trace.appendBranch(pending, from: Int(levels[top].pendingStart))
        if isFirst {
          beginSecond(after: branch)
        } else {
          let node = trace.appendNode(levels[top].firstBranch, branch)
          if top == 0 { return .compiled(node) }
          close(node)
          continue
        }
      }
      guard settle() else { return .unsatisfiable }
    }
  }

  /// The share of the search that is done, if all branches of a level and all components of a branch were equally large.
  ///
  /// They are not, but searches of one formula can be compared by it.
  var progress: Double {
    var (done, share) = (0.0, 1.0)
    var first: Int32 = 1
    for place in 0..<levels.count {
      let level = levels[place]
      if place > 0 {
        share /= 2
        if level.isSecond { done += share }
      }
      let count = Double(max(1, level.endComponent - first))
      done += share * Double(max(0, level.nextComponent - 1 - first)) / count
      share /= count
      first = level.endComponent
    }
    return done
  }

  private var isOverLimit: Bool {
    work > limit.work
      || trace.byteCount + cache.byteCount + tables.byteCount + residuals.byteCount > limit.bytes
  }

  /// Propagates and resolves conflicts until the top level's components are known; false when nothing is left to search.
  private mutating func settle() -> Bool {
    while true {
      if propagate() && testLiterals() {
        discoverComponents()
        return true
      }
      switch resolveConflict() {
      case .resumed: continue
      case .refuted: return false
      case .failedSecond:
        close(trace.appendNode(levels[levels.count - 1].firstBranch, GraphTrace.noBranch))
        return true
      }
    }
  }

  /// Remembers the top level's component by its node, and goes back to the level below.
  private mutating func close(_ node: Int32) {
    let top = levels.removeLast()
    undo(to: Int(top.trailStart))
    pending.truncate(to: Int(top.pendingStart))
    pending.append(TraceEntry.node(node))
    components.truncate(to: Int(levels.last.endComponent))
    cache.insert(components.components[top.component], in: components.keys, node: node)
    if cache.isFull { cleanCache() }
  }

  /// Flips the top level's decision after its first branch was written.
  private mutating func beginSecond(after branch: UInt32) {
    let top = levels.count - 1
    levels[top].firstBranch = branch
    flip(reason: .none)
  }

  /// Begins the second branch of the top level.
  private mutating func flip(reason: Reason) {
    let top = levels.count - 1
    undo(to: Int(levels[top].trailStart))
    pending.truncate(to: Int(levels[top].pendingStart))
    components.truncate(to: Int(levels[top - 1].endComponent))
    levels[top].isSecond = true
    levels[top].decision ^= 1
    levels[top].marks = marks
    assignment.assign(levels[top].decision, level: level, reason: reason)
    assertUnits()
  }

  /// Makes the units found above the root true again; a false one is left in `conflict` when propagation meets it.
  private mutating func assertUnits() {
    for place in 0..<units.count where assignment.values[units[place]] == 0 {
      assignment.assign(units[place], level: 0, reason: .root)
    }
  }

  /// Learns from the conflict and leads the search to the branch where it goes on.
  private mutating func resolveConflict() -> Resolution {
    while true {
      statistics.conflicts += 1
      let target = conflictLevel()
      if target == 0 { return .refuted }
      retreat(to: target)
      let top = levels.last
      resolve(level: target, to: .firstPoint)
      let asserted = analysis.clause[0]
      let learned = learn()
      let isFlip = asserted == top.decision ^ 1
      if top.isSecond && assignment.reasons[top.decision >> 1] == .none { return .failedSecond }
      if !top.isSecond && isFlip {
        flip(reason: learned)
        return .resumed
      }
      resolve(level: target, to: top.isSecond ? .wholeLevel : .decision)
      if !top.isSecond && !analysis.clause.isEmpty && analysis.clause[0] == top.decision ^ 1 {
        flip(reason: learn())
        if assignment.values[asserted] == 0 { assignment.assign(asserted, level: level, reason: learned) }
        return .resumed
      }
      takeClauseAsConflict()
    }
  }

  /// Gives up the levels above one, and all that its branch at hand has written.
  private mutating func retreat(to target: Int32) {
    levels.truncate(to: Int(target) + 1)
    let marks = levels.last.marks
    trace.nodes.truncate(to: marks.nodes)
    trace.words.truncate(to: marks.words)
    cache.truncate(to: marks.entries)
  }

  /// The clause found by resolving away a level is a conflict at a lower one.
  private mutating func takeClauseAsConflict() {
    analysis.conflict.truncate(to: 0)
    for place in 0..<analysis.clause.count { analysis.conflict.append(analysis.clause[place]) }
    conflict = Conflict(reason: .none, literal: 0)
  }

  /// Cleans the cache and lets the levels' marks follow.
  private mutating func cleanCache() {
    statistics.cleanings += 1
    var level = 0
    var survivors = 0
    // Marks count entries from the start, so they only need to know how many of those before them survive.
    let levelCount = levels.count
    cache.clean { number in
      while level < levelCount && levels[level].marks.entries <= number {
        levels[level].marks.entries = survivors
        level += 1
      }
      survivors += 1
    }
    while level < levelCount {
      levels[level].marks.entries = survivors
      level += 1
    }
  }
}
