/// How long a search may go on.
struct SearchAllowance {
  /// Moves in all.
  var moves: Int64
  /// Moves since the last improvement.
  var patience: Int64
  /// A makespan with which it may stop, since it cannot be improved.
  var target: Int32
}

extension TabuSearch {
  /// Searches from a solution, and gives the best found with the number of moves made.
  ///
  /// - Parameter shouldStop: asked every few hundred moves.
  mutating func improve(
    _ start: ShopSolution, allowance: SearchAllowance, shouldStop: () -> Bool
  ) -> (best: ShopSolution, moves: Int64) {
    forget()
    plan.load(start)
    var best = start
    best.makespan = plan.makespan
    bestMakespan = plan.makespan
    var moves: Int64 = 0
    var stale: Int64 = 0
    while moves < allowance.moves, stale < allowance.patience, bestMakespan > allowance.target {
      if moves & 255 == 255, shouldStop() { break }
      guard step() else { break }
      moves += 1
      stale += 1
      if plan.makespan < bestMakespan {
        bestMakespan = plan.makespan
        best = plan.solution()
        stale = 0
      }
    }
    return (best, moves)
  }

  /// Makes one move; false if there is none, which in a shop of chains means that the path is one job.
  mutating func step() -> Bool {
    round += 1
    findCriticalPath()
    judgeCandidates()
    if chosen.operation < 0 {
      guard candidateCount > 0 else { return false }
      chosen = candidate(random.below(candidateCount))
    }
    makeTabu(chosen)
    plan.reinsert(chosen.operation, on: chosen.machine, lasting: chosen.duration, after: chosen.before)
    return true
  }

  private func candidate(_ index: Int32) -> Move {
    let place = 6 * index
    return Move(
      operation: candidates[place], machine: candidates[place + 1], duration: candidates[place + 2],
      before: candidates[place + 3], firstPlace: candidates[place + 4], lastPlace: candidates[place + 5])
  }

  /// Notes a move that is possible, tabu or not.
  @inline(__always)
  mutating func note(_ move: Move) {
    guard candidateCount < TabuSearch.candidateLimit else { return }
    let place = 6 &* candidateCount
    candidates[place] = move.operation
    candidates[place &+ 1] = move.machine
    candidates[place &+ 2] = move.duration
    candidates[place &+ 3] = move.before
    candidates[place &+ 4] = move.firstPlace
    candidates[place &+ 5] = move.lastPlace
    candidateCount &+= 1
  }

  /// Takes a move that is not tabu for the best so far, if it is; one among equals by lot.
  @inline(__always)
  mutating func choose(_ move: Move, estimate: Int32) {
    if estimate < chosenEstimate {
      chosenEstimate = estimate
      ties = 1
      chosen = move
    } else if estimate == chosenEstimate {
      ties &+= 1
      if random.below(ties) == 0 { chosen = move }
    }
  }

  private mutating func makeTabu(_ move: Move) {
    if move.firstPlace >= 0 {
      var hash = TabuSearch.emptyHash
      for place in move.firstPlace...move.lastPlace { hash = TabuSearch.extend(hash, with: path[place]) }
      let operations = plan.shop.count / max(plan.shop.machines, 1)
      let least = 10 + min(operations, 60)
      let tenure = least + random.below(least / 2 + 1)
      forbid(hash, until: round + tenure)
    } else {
      let left = plan.machine[move.operation]
      let tenure = machineTenure()
      tabuMachinesUntil[move.operation * plan.shop.machines + left] = round + tenure
    }
  }

  private mutating func machineTenure() -> Int32 {
    let least = 6 + pathLength / 4
    return least + random.below(least)
  }

  private func forbid(_ hash: UInt64, until: Int32) {
    let slot = TabuSearch.slot(hash)
    tabuSequences[slot] = Int32(truncatingIfNeeded: hash)
    tabuSequencesUntil[slot] = until
  }

  /// Whether a sequence with this hash is tabu now.
  @inline(__always)
  func isTabu(_ hash: UInt64) -> Bool {
    let slot = TabuSearch.slot(hash)
    return tabuSequencesUntil[slot] >= round && tabuSequences[slot] == Int32(truncatingIfNeeded: hash)
  }

  /// The hash of no operations.
  static var emptyHash: UInt64 { 0x51_7C_C1_B7_27_22_0A_95 }

  /// The hash of a sequence with one operation more.
  @inline(__always)
  static func extend(_ hash: UInt64, with operation: Int32) -> UInt64 {
    let mixed = (hash ^ UInt64(truncatingIfNeeded: operation)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  @inline(__always)
  private static func slot(_ hash: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: hash >> 40) & (slots &- 1)
  }
}
