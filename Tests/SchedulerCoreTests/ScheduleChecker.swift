import SchedulerCore

/// Judges a schedule from the problem's own words, one unit of time after the other, sharing no code with the
/// scheduler: for problems of some hundred units of time.
struct ScheduleChecker {
  let problem: SchedulingProblem
  let schedule: Schedule
  /// For each machine and each unit of the horizon, its efficiency in percent; 0 while it is closed.
  private let efficiency: [[Int64]]

  init(_ problem: SchedulingProblem, _ schedule: Schedule) {
    self.problem = problem
    self.schedule = schedule
    let perCalendar = problem.calendars.map { calendar in problem.horizon.map { unitEfficiency($0, calendar) } }
    efficiency = problem.machines.map { perCalendar[$0.calendar] }
  }

  /// Everything that is wrong, in words; empty for a right schedule.
  func complaints() -> [String] {
    guard schedule.assignments.count == problem.operations.count else { return ["operations are missing"] }
    let single = problem.operations.indices.flatMap(operationComplaints)
    if !single.isEmpty { return single }
    return problem.machines.indices.flatMap(machineComplaints) + problem.resources.indices.flatMap(resourceComplaints)
      + problem.precedences.indices.flatMap(precedenceComplaints)
      + figureComplaints()
  }

  private func openUnits(_ machine: Int, _ range: Range<Time>) -> Int64 {
    range.reduce(0) { $0 + (work(machine, $1..<$1 + 1) > 0 ? 1 : 0) }
  }

  /// In hundredths of a unit at full efficiency.
  private func work(_ machine: Int, _ range: Range<Time>) -> Int64 {
    range.reduce(0) {
      $0 + (problem.horizon.contains($1) ? efficiency[machine][Int($1 - problem.horizon.lowerBound)] : 0)
    }
  }

  private func operationComplaints(_ index: Int) -> [String] {
    let operation = problem.operations[index]
    let given = schedule.assignments[index]
    guard let alternative = operation.alternatives.first(where: { $0.machine == given.machine }) else {
      return ["operation \(index) is on a machine that cannot do it"]
    }
    let horizon = problem.horizon
    guard given.setUpStart >= horizon.lowerBound, given.setUpStart <= given.start, given.start < given.end,
      given.end <= horizon.upperBound
    else { return ["operation \(index) has times out of order or beyond the horizon"] }
    var complaints: [String] = []
    let worked = work(given.machine, given.start..<given.end)
    if worked < 100 * alternative.duration { complaints.append("operation \(index) is worked on for \(worked)") }
    if work(given.machine, given.start..<given.end - 1) >= 100 * alternative.duration {
      complaints.append("operation \(index) ends after it is done")
    }
    if !operation.interruptible, openUnits(given.machine, given.start..<given.end) != given.end - given.start {
      complaints.append("operation \(index) is interrupted")
    }
    if openUnits(given.machine, given.start..<given.start + 1) == 0
      || openUnits(given.machine, given.end - 1..<given.end) == 0
    {
      complaints.append("operation \(index) starts or ends while its machine is closed")
    }
    return complaints + startComplaints(index)
  }

  private func startComplaints(_ index: Int) -> [String] {
    let operation = problem.operations[index]
    let given = schedule.assignments[index]
    if let lock = operation.lock {
      return lock.machine == given.machine && lock.start == given.start ? [] : ["lock \(index) is not kept"]
    }
    let readiest = max(problem.now, problem.jobs[operation.job].release, operation.material ?? .min)
    return given.start < readiest ? ["operation \(index) starts before it may"] : []
  }

  private func machineComplaints(_ machine: Int) -> [String] {
    let sequence = problem.operations.indices.filter { schedule.assignments[$0].machine == machine }
      .sorted { schedule.assignments[$0].start < schedule.assignments[$1].start }
    var complaints = sequence == schedule.sequences[machine] ? [] : ["machine \(machine)'s sequence is told wrongly"]
    var family = problem.machines[machine].initialFamily
    var free = problem.horizon.lowerBound
    for operation in sequence {
      let given = schedule.assignments[operation]
      let setUp = setUpTime(machine, family, problem.operations[operation].family)
      if given.setUpStart < free { complaints.append("machine \(machine) is not free for operation \(operation)") }
      if work(machine, given.setUpStart..<given.start) < 100 * setUp {
        complaints.append("operation \(operation) is set up for too short")
      }
      let beginsLate =
        setUp == 0
        ? given.setUpStart == given.start : work(machine, given.setUpStart + 1..<given.start) < 100 * setUp
      if !beginsLate { complaints.append("the set-up of operation \(operation) begins too early") }
      family = problem.operations[operation].family
      free = given.end
    }
    return complaints
  }

  private func setUpTime(_ machine: Int, _ from: Int?, _ to: Int) -> Time {
    guard let matrix = problem.machines[machine].setUps, let from else { return 0 }
    let setUps = problem.setUpMatrices[matrix]
    return setUps.times[from * setUps.families + to]
  }

  private func resourceComplaints(_ index: Int) -> [String] {
    let resource = problem.resources[index]
    let users = problem.operations.enumerated().flatMap { operation, wanted in
      wanted.demands.filter { $0.resource == index }.map { (amount: $0.amount, time: schedule.assignments[operation]) }
    }
    return problem.horizon.flatMap { instant -> [String] in
      let running = users.filter { $0.time.start <= instant && instant < $0.time.end }
      var complaints: [String] = []
      let taken = running.reduce(0) { $0 + $1.amount }
      if taken > resource.capacity { complaints.append("resource \(index) gives \(taken) at \(instant)") }
      if let calendar = resource.calendar, !running.isEmpty, !isOpenUnit(instant, problem.calendars[calendar]) {
        complaints.append("resource \(index) is taken at \(instant), when it is not there")
      }
      return complaints
    }
  }

  private func precedenceComplaints(_ index: Int) -> [String] {
    let precedence = problem.precedences[index]
    if let overlap = precedence.overlap { return overlapComplaints(index, precedence, overlap) }
    let lag = schedule.assignments[precedence.successor].start - schedule.assignments[precedence.predecessor].end
    let isKept = lag >= precedence.minimumLag && precedence.maximumLag.map { lag <= $0 } ?? true
    return isKept ? [] : ["precedence \(index) has a lag of \(lag)"]
  }

  /// Counts what is done of the first batch before the successor starts, and what is left to do for the last when that
  /// comes.
  private func overlapComplaints(
    _ index: Int, _ precedence: Precedence, _ overlap: Precedence.Overlap
  ) -> [String] {
    let before = schedule.assignments[precedence.predecessor]
    let after = schedule.assignments[precedence.successor]
    let from = problem.operations[precedence.predecessor].alternatives.firstIndex { $0.machine == before.machine }!
    let to = problem.operations[precedence.successor].alternatives.firstIndex { $0.machine == after.machine }!
    var complaints: [String] = []
    let firstComes = after.start - precedence.minimumLag
    if firstComes < before.start || work(before.machine, before.start..<firstComes) < 100 * overlap.leads[from] {
      complaints.append("precedence \(index): the successor starts before the first batch comes")
    }
    let lastComes = before.end + precedence.minimumLag
    if lastComes > after.end || work(after.machine, lastComes..<after.end) < 100 * overlap.tails[to] {
      complaints.append("precedence \(index): the successor ends too soon after the last batch has come")
    }
    return complaints
  }

  private func figureComplaints() -> [String] {
    var complaints: [String] = []
    var weighted: Int64 = 0
    var late = 0
    for (index, job) in problem.jobs.enumerated() {
      let ends = problem.operations.indices.filter { problem.operations[$0].job == index }
        .map { schedule.assignments[$0].end }
      let completion = ends.max() ?? job.release
      let tardiness = job.due.map { max(0, completion - $0) } ?? 0
      if schedule.completions[index] != completion || schedule.tardiness[index] != tardiness {
        complaints.append("job \(index)'s completion or tardiness is told wrongly")
      }
      weighted += job.weight * tardiness
      late += tardiness > 0 ? 1 : 0
    }
    let setUps = problem.machines.indices.reduce(Int64(0)) { $0 + setUpWork(of: $1) }
    let told = schedule.figures
    let makespan = schedule.assignments.map(\.end).max() ?? problem.horizon.lowerBound
    if told.weightedTardiness != weighted || told.lateJobs != late || told.setUpTotal != setUps
      || told.makespan != makespan
    {
      complaints.append("the figures are wrong: \(told)")
    }
    return complaints + levelComplaints(makespan: makespan)
  }

  private func setUpWork(of machine: Int) -> Int64 {
    var family = problem.machines[machine].initialFamily
    return schedule.sequences[machine].reduce(0) { total, operation in
      let next = problem.operations[operation].family
      defer { family = next }
      return total + setUpTime(machine, family, next)
    }
  }

  private func levelComplaints(makespan: Time) -> [String] {
    let told = schedule.figures
    var (flow, earliness): (Int64, Int64) = (0, 0)
    for (index, job) in problem.jobs.enumerated() {
      let ends = problem.operations.indices.filter { problem.operations[$0].job == index }
        .map { schedule.assignments[$0].end }
      guard let end = ends.max() else { continue }
      flow += job.weight * max(0, end - job.release)
      if let due = job.due, due > end { earliness += job.weight * (due - end) }
    }
    var energy: Int64 = 0
    if let tariff = problem.tariff {
      for given in schedule.assignments {
        for time in given.start..<given.end where openUnits(given.machine, time..<time + 1) == 1 {
          energy += problem.machines[given.machine].power * price(at: time, tariff)
        }
      }
    }
    let values: [Objective.Measure: Int64] = [
      .tardiness: told.weightedTardiness, .lateJobs: Int64(told.lateJobs), .setUps: told.setUpTotal,
      .makespan: makespan - problem.horizon.lowerBound, .flow: flow, .earliness: earliness, .energy: energy,
    ]
    let levels = problem.objective.levels.map { $0.reduce(0) { $0 + $1.weight * values[$1.measure]! } }
    let isTold =
      told.weightedFlow == flow && told.weightedEarliness == earliness && told.energyCost == energy
      && told.levels == levels
    return isTold ? [] : ["the figures of the objective are wrong: \(told)"]
  }

  private func price(at time: Time, _ tariff: EnergyTariff) -> Int64 {
    let remainder = (time - tariff.origin) % tariff.period
    let phase = remainder < 0 ? remainder + tariff.period : remainder
    return tariff.rates.last { $0.interval.contains(phase) }?.price ?? tariff.price
  }
}

/// Whether a calendar is open in the unit of time that begins at an instant.
func isOpenUnit(_ time: Time, _ calendar: Calendar) -> Bool { unitEfficiency(time, calendar) > 0 }

/// The efficiency in percent in the unit of time that begins at an instant, straight from the definition; 0 while closed.
func unitEfficiency(_ time: Time, _ calendar: Calendar) -> Int64 {
  if let exception = calendar.exceptions.last(where: { $0.interval.contains(time) }) {
    return exception.isOpen ? exception.efficiency : 0
  }
  let remainder = (time - calendar.origin) % calendar.period
  let phase = remainder < 0 ? remainder + calendar.period : remainder
  return calendar.pattern.filter { $0.interval.contains(phase) || $0.interval.contains(phase + calendar.period) }
    .map(\.efficiency).max() ?? 0
}
