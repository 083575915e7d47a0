/// Why a problem is not a shop that the search can plan. Everything is named by its index in the problem.
public enum ShopFault: Error, Hashable, Sendable {
  /// The problem is not valid at all.
  case invalid(SchedulingFailure)
  /// A machine that can do an operation is not open all the time, or not at full efficiency.
  case calendarCloses(machine: Int)
  /// A machine needs set-ups.
  case setUpNeeded(machine: Int)
  /// An operation is locked.
  case operationLocked(operation: Int)
  /// An operation demands a shared resource.
  case resourceShared(operation: Int)
  /// A precedence has a maximum lag.
  case maximumLag(precedence: Int)
  /// A precedence lets its successor overlap.
  case overlap(precedence: Int)
  /// All durations, lags and releases together exceed 2³⁰.
  case timesTooLong
}

extension Shop {
  /// The shop that a valid problem describes, with times from `now` on.
  init(_ problem: SchedulingProblem) throws(ShopFault) {
    try Shop.check(problem)
    let count = problem.operations.count
    releases = problem.operations.map {
      Int32(max(problem.now, problem.jobs[$0.job].release, $0.material ?? .min) - problem.now)
    }
    var predecessors = Array(repeating: Int32(count), count: count)
    var successors = Array(repeating: Int32(count + 1), count: count)
    var more: [ArcTable.Arc] = []
    for precedence in problem.precedences {
      let (from, to) = (precedence.predecessor, precedence.successor)
      if precedence.minimumLag == 0, predecessors[to] == count, successors[from] == count + 1 {
        predecessors[to] = Int32(from)
        successors[from] = Int32(to)
      } else {
        more.append(ArcTable.Arc(from: Int32(from), to: Int32(to), lag: Int32(precedence.minimumLag)))
      }
    }
    self.count = Int32(count)
    machines = Int32(problem.machines.count)
    self.predecessors = predecessors
    self.successors = successors
    moreArcs = ArcTable(more, vertices: count)
    alternativeStarts = problem.operations.reduce(into: [0]) {
      $0.append($0[$0.count - 1] + Int32($1.alternatives.count))
    }
    alternativeMachines = problem.operations.flatMap { $0.alternatives.map { Int32($0.machine) } }
    alternativeDurations = problem.operations.flatMap { $0.alternatives.map { Int32($0.duration) } }
  }

  private static func check(_ problem: SchedulingProblem) throws(ShopFault) {
    var isUsed = Array(repeating: false, count: problem.machines.count)
    var total: Time = 0
    for (index, operation) in problem.operations.enumerated() {
      if operation.lock != nil { throw .operationLocked(operation: index) }
      if !operation.demands.isEmpty { throw .resourceShared(operation: index) }
      for alternative in operation.alternatives { isUsed[alternative.machine] = true }
      total += operation.alternatives.map(\.duration).max() ?? 0
      let release = max(problem.jobs[operation.job].release, operation.material ?? .min)
      total = max(total, total + release - problem.now)
    }
    for (index, precedence) in problem.precedences.enumerated() {
      if precedence.maximumLag != nil { throw .maximumLag(precedence: index) }
      if precedence.overlap != nil { throw .overlap(precedence: index) }
      total += precedence.minimumLag
    }
    let horizon = problem.now..<problem.horizon.upperBound
    for (index, machine) in problem.machines.enumerated() where isUsed[index] {
      if problem.calendars[machine.calendar].openStretches(in: horizon) != [Calendar.Stretch(horizon)] {
        throw .calendarCloses(machine: index)
      }
      if let matrix = machine.setUps, problem.setUpMatrices[matrix].times.contains(where: { $0 != 0 }) {
        throw .setUpNeeded(machine: index)
      }
    }
    if total > 1 << 30 { throw .timesTooLong }
  }
}
