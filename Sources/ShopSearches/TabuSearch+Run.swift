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
    if chosen.partner >= 0 {
      exchange(chosen)
    } else {
      plan.reinsert(chosen.operation, on: chosen.machine, lasting: chosen.duration, after: chosen.before)
    }
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

  /// Tenures a quarter as long as those of the papers, which forbid whole sequences: one forbidden order of two
  /// operations forbids many.
  private mutating func makeTabu(_ move: Move) {
    if move.firstPlace >= 0 {
      let tenure = 3 + min(plan.shop.count / max(plan.shop.machines, 1), 60) / 4
      let until = round + tenure + random.below(tenure / 2 + 1)
      let isForward = path[move.firstPlace] == move.operation
      for place in move.firstPlace...move.lastPlace where path[place] != move.operation {
        if isForward {
          forbid(move.operation, before: path[place], until: until)
        } else {
          forbid(path[place], before: move.operation, until: until)
        }
      }
    } else {
      let left = plan.machine[move.operation]
      let tenure = machineTenure()
      tabuMachinesUntil[move.operation * plan.shop.machines + left] = round + tenure
      if move.partner >= 0 { tabuMachinesUntil[move.partner * plan.shop.machines + move.machine] = round + tenure }
    }
  }

  private mutating func machineTenure() -> Int32 {
    let least = 6 + pathLength / 4
    return least + random.below(least)
  }

  @inline(__always)
  private func forbid(_ first: Int32, before second: Int32, until: Int32) {
    tabuOrdersUntil[first &* columns &+ column[second]] = until
  }

  /// Whether it is tabu to put an operation before those of a stretch of the path.
  @inline(__always)
  func isTabu(_ operation: Int32, beforeStretch first: Int32, through last: Int32) -> Bool {
    let row = operation &* columns
    var place = first
    while place <= last {
      if tabuOrdersUntil[row &+ column[path[place]]] >= round { return true }
      place &+= 1
    }
    return false
  }

  /// Whether it is tabu to put an operation after those of a stretch of the path.
  @inline(__always)
  func isTabu(_ operation: Int32, afterStretch first: Int32, through last: Int32) -> Bool {
    let own = column[operation]
    var place = first
    while place <= last {
      if tabuOrdersUntil[path[place] &* columns &+ own] >= round { return true }
      place &+= 1
    }
    return false
  }
}
