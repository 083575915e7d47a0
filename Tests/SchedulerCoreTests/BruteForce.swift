import SchedulerCore

/// The least weighted tardiness over all schedules, found by trying every machine and every start of every operation;
/// nil if there is none. For a handful of operations and some dozen units of time.
func bruteForceOptimum(_ problem: SchedulingProblem) -> Int64? {
  var problem = problem
  problem.objective.levels = [[.init(.tardiness)]]
  return bruteForceLevels(problem)?[0]
}

/// The least levels of the objective, found in the same way.
func bruteForceLevels(_ problem: SchedulingProblem) -> [Int64]? {
  var search = BruteForce(problem)
  search.place(0)
  return search.bestLevels
}

private struct BruteForce {
  struct Choice {
    var machine: Int
    var start: Time
    var end: Time
    /// What its energy costs.
    var energy: Int64
  }

  let problem: SchedulingProblem
  /// For each machine and each unit of the horizon, its efficiency in percent; 0 while it is closed.
  let efficiency: [[Int64]]
  /// What each operation may choose by itself.
  var choices: [[Choice]] = []
  var chosen: [Choice] = []
  var bestLevels: [Int64]?

  init(_ problem: SchedulingProblem) {
    self.problem = problem
    let perCalendar = problem.calendars.map { calendar in problem.horizon.map { unitEfficiency($0, calendar) } }
    efficiency = problem.machines.map { perCalendar[$0.calendar] }
    choices = problem.operations.map { operation in
      operation.alternatives.flatMap { alternative in
        problem.horizon.compactMap { choice(of: operation, alternative, from: $0) }
      }
    }
  }

  private func work(_ machine: Int, _ time: Time) -> Int64 {
    problem.horizon.contains(time) ? efficiency[machine][Int(time - problem.horizon.lowerBound)] : 0
  }

  private func holds(_ duration: Time, _ machine: Int, _ from: Time, _ until: Time) -> Bool {
    from >= until ? duration == 0 : (from..<until).reduce(0) { $0 + work(machine, $1) } >= 100 * duration
  }

  private func choice(of operation: Operation, _ alternative: Operation.Alternative, from start: Time) -> Choice? {
    let machine = alternative.machine
    if let lock = operation.lock {
      guard lock.machine == machine, lock.start == start else { return nil }
    } else if start < max(problem.now, problem.jobs[operation.job].release, operation.material ?? .min) {
      return nil
    }
    guard work(machine, start) > 0 else { return nil }
    var done: Int64 = 0
    var time = start
    var energy: Int64 = 0
    while done < 100 * alternative.duration {
      guard time < problem.horizon.upperBound else { return nil }
      let work = work(machine, time)
      if work == 0, !operation.interruptible { return nil }
      if work > 0 { energy += problem.machines[machine].power * price(at: time) }
      done += work
      time += 1
    }
    return Choice(machine: machine, start: start, end: time, energy: energy)
  }

  private func price(at time: Time) -> Int64 {
    guard let tariff = problem.tariff else { return 0 }
    var phase = time - tariff.origin
    while phase < 0 { phase += tariff.period }
    while phase >= tariff.period { phase -= tariff.period }
    return tariff.rates.last { $0.interval.contains(phase) }?.price ?? tariff.price
  }

  mutating func place(_ operation: Int) {
    if operation == problem.operations.count { return judge() }
    for choice in choices[operation] where isPossible(operation, choice) {
      chosen.append(choice)
      if isPromising { place(operation + 1) }
      chosen.removeLast()
    }
  }

  /// Whether what is chosen so far can still become better than the best; set-ups are left out.
  private var isPromising: Bool {
    guard let bestLevels else { return true }
    return quickLevel <= bestLevels[0] && levels(setUps: 0).lexicographicallyPrecedes(bestLevels)
  }

  /// The first level if that is tardiness alone; less than it otherwise.
  private var quickLevel: Int64 {
    guard problem.objective.levels[0] == [.init(.tardiness)] else { return 0 }
    return problem.jobs.indices.reduce(0) { total, job in
      guard let due = problem.jobs[job].due else { return total }
      var end = due
      for operation in chosen.indices where problem.operations[operation].job == job {
        end = max(end, chosen[operation].end)
      }
      return total + problem.jobs[job].weight * (end - due)
    }
  }

  /// By the definition of the measures, of the operations chosen so far; no job is early before all of it is chosen.
  private func levels(setUps: Int64) -> [Int64] {
    var (tardiness, late, flow, earliness): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
    for (index, job) in problem.jobs.enumerated() {
      let ends = chosen.indices.filter { problem.operations[$0].job == index }.map { chosen[$0].end }
      guard let end = ends.max() else { continue }
      flow += job.weight * max(0, end - job.release)
      if let due = job.due, end < due, !problem.operations[chosen.count...].contains(where: { $0.job == index }) {
        earliness += job.weight * (due - end)
      }
      guard let due = job.due, end > due else { continue }
      tardiness += job.weight * (end - due)
      late += 1
    }
    let makespan = (chosen.map(\.end).max() ?? problem.horizon.lowerBound) - problem.horizon.lowerBound
    let values: [Objective.Measure: Int64] = [
      .tardiness: tardiness, .lateJobs: late, .flow: flow, .setUps: setUps, .makespan: makespan,
      .earliness: earliness, .energy: chosen.reduce(0) { $0 + $1.energy },
    ]
    return problem.objective.levels.map { $0.reduce(0) { $0 + $1.weight * values[$1.measure]! } }
  }

  private func isPossible(_ operation: Int, _ choice: Choice) -> Bool {
    let overlaps = chosen.contains {
      $0.machine == choice.machine && $0.start < choice.end && choice.start < $0.end
    }
    if overlaps || !hasResources(operation, choice) { return false }
    for precedence in problem.precedences {
      let (first, second) = (precedence.predecessor, precedence.successor)
      guard max(first, second) == operation else { continue }
      let before = first == operation ? choice : chosen[first]
      let after = second == operation ? choice : chosen[second]
      if let overlap = precedence.overlap {
        if !isKept(overlap, precedence, before, after) { return false }
        continue
      }
      let lag = after.start - before.end
      if lag < precedence.minimumLag || lag > precedence.maximumLag ?? .max { return false }
    }
    return true
  }

  private func hasResources(_ operation: Int, _ choice: Choice) -> Bool {
    problem.operations[operation].demands.allSatisfy { demand in
      let resource = problem.resources[demand.resource]
      return (choice.start..<choice.end).allSatisfy { instant in
        if let calendar = resource.calendar, !isOpenUnit(instant, problem.calendars[calendar]) { return false }
        let others = chosen.indices.filter { chosen[$0].start <= instant && instant < chosen[$0].end }
          .flatMap { problem.operations[$0].demands.filter { $0.resource == demand.resource } }
        return others.reduce(demand.amount) { $0 + $1.amount } <= resource.capacity
      }
    }
  }

  private func isKept(
    _ overlap: Precedence.Overlap, _ precedence: Precedence, _ before: Choice, _ after: Choice
  ) -> Bool {
    func alternative(_ operation: Int, _ choice: Choice) -> Int {
      problem.operations[operation].alternatives.firstIndex { $0.machine == choice.machine }!
    }
    let lag = precedence.minimumLag
    let lead = overlap.leads[alternative(precedence.predecessor, before)]
    let tail = overlap.tails[alternative(precedence.successor, after)]
    return holds(lead, before.machine, before.start, after.start - lag) && after.end >= before.end + lag
      && holds(tail, after.machine, before.end + lag, after.end)
  }

  /// The set-ups, which need the whole sequence.
  private mutating func judge() {
    var setUps: Int64 = 0
    for machine in problem.machines.indices {
      guard let matrix = problem.machines[machine].setUps.map({ problem.setUpMatrices[$0] }) else { continue }
      var family = problem.machines[machine].initialFamily
      var free = problem.horizon.lowerBound
      let sequence = chosen.indices.filter { chosen[$0].machine == machine }
        .sorted { chosen[$0].start < chosen[$1].start }
      for operation in sequence {
        let next = problem.operations[operation].family
        let setUp = family.map { matrix.times[$0 * matrix.families + next] } ?? 0
        if !holds(setUp, machine, free, chosen[operation].start) { return }
        setUps += setUp
        family = next
        free = chosen[operation].end
      }
    }
    let levels = levels(setUps: setUps)
    if bestLevels.map({ levels.lexicographicallyPrecedes($0) }) ?? true { bestLevels = levels }
  }
}
