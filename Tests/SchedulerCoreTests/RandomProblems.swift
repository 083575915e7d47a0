import SchedulerCore
import SeededRandom

/// What a random problem may contain.
struct Ingredients {
  var machines = 1...4
  var operations = 1...12
  var horizon: Time = 600
  var durations: ClosedRange<Time> = 1...9
  var hasCalendars = true
  /// Whether calendars may have other efficiencies than the full one.
  var hasEfficiencies = false
  var hasLags = true
  var hasLocks = true
  var hasOverlaps = true
  /// Whether operations may need more than a machine.
  var hasSharedResources = false
  /// Whether anything else than the usual may be minimised.
  var hasObjectives = false
}

/// A problem with every feature mixed in at random; it may be infeasible, or even invalid.
func randomProblem(_ ingredients: Ingredients, using random: inout SplitMix) -> SchedulingProblem {
  let start: Time = random.chance(30) ? -50 : 0
  var problem = SchedulingProblem(horizon: start..<start + ingredients.horizon)
  if random.chance(20) { problem.now = start + random.time(0...10) }
  problem.calendars = [.always]
  if ingredients.hasCalendars {
    problem.calendars += (0..<2).map { _ in randomCalendar(ingredients.horizon, using: &random) }
  }
  let families = 1 + random.index(3)
  problem.setUpMatrices = (0..<2).map { _ in
    SetUpMatrix(
      families: families, times: (0..<families * families).map { _ in random.chance(40) ? 0 : random.time(0...5) })
  }
  for _ in 0..<Int.random(in: ingredients.machines, using: &random) {
    let setUps = random.chance(60) ? random.index(2) : nil
    let initial = setUps != nil && random.chance(50) ? random.index(families) : nil
    problem.machines.append(
      Machine(calendar: random.index(problem.calendars.count), setUps: setUps, initialFamily: initial))
  }
  addOperations(to: &problem, ingredients, families: families, using: &random)
  addPrecedences(to: &problem, ingredients, using: &random)
  if ingredients.hasOverlaps, random.chance(50) { addOverlaps(to: &problem, using: &random) }
  if ingredients.hasSharedResources { addSharedResources(to: &problem, using: &random) }
  if ingredients.hasObjectives { addObjective(to: &problem, using: &random) }
  if ingredients.hasEfficiencies { addEfficiencies(to: &problem, using: &random) }
  return problem
}

private func randomCalendar(_ horizon: Time, using random: inout SplitMix) -> Calendar {
  let period = random.time(12...30)
  let pattern = (0..<1 + random.index(2)).map { _ in
    let begin = random.time(0...period - 1)
    return begin..<begin + random.time(9...max(10, period - 4))
  }
  let exceptions = (0..<random.index(4)).map { _ in
    let begin = random.time(-60...horizon / 2)
    return Calendar.Exception(begin..<begin + random.time(1...25), isOpen: random.chance(40))
  }
  return Calendar(
    pattern: pattern.map { $0.lowerBound..<min($0.upperBound, $0.lowerBound + period) }, period: period,
    origin: random.time(-20...20), exceptions: exceptions)
}

/// To be called last, so that all else is the same with efficiencies as without.
private func addEfficiencies(to problem: inout SchedulingProblem, using random: inout SplitMix) {
  func efficiency() -> Int64 {
    random.chance(30) ? 100 : random.chance(50) ? random.time(40...250) : [50, 80, 120, 200][random.index(4)]
  }
  for index in problem.calendars.indices where !problem.resources.contains(where: { $0.calendar == index }) {
    if problem.calendars[index] == .always, random.chance(50) { continue }
    let pattern = problem.calendars[index].pattern
    // In halves, so that efficiencies change while a machine is open.
    problem.calendars[index].pattern = pattern.flatMap { stretch in
      let middle = random.time(stretch.interval.lowerBound...stretch.interval.upperBound)
      return [
        Calendar.Stretch(stretch.interval.lowerBound..<middle, efficiency: efficiency()),
        Calendar.Stretch(stretch.interval, efficiency: random.time(30...120)),
      ]
    }
    for exception in problem.calendars[index].exceptions.indices {
      problem.calendars[index].exceptions[exception].efficiency = efficiency()
    }
  }
}

private func addOperations(
  to problem: inout SchedulingProblem, _ ingredients: Ingredients, families: Int, using random: inout SplitMix
) {
  let start = problem.horizon.lowerBound
  let jobs = 1 + random.index(5)
  for _ in 0..<jobs {
    let release = start + random.time(-5...20)
    let due = random.chance(85) ? release + random.time(5...70) : nil
    problem.jobs.append(Job(release: release, due: due, weight: random.time(0...4)))
  }
  for _ in 0..<Int.random(in: ingredients.operations, using: &random) {
    let machines = problem.machines.indices.shuffled(using: &random).prefix(1 + random.index(3))
    let alternatives = machines.map {
      Operation.Alternative(machine: $0, duration: random.time(ingredients.durations))
    }
    var operation = Operation(
      job: random.index(jobs), alternatives: alternatives, family: random.index(families),
      interruptible: random.chance(40))
    if random.chance(15) { operation.material = start + random.time(0...40) }
    if ingredients.hasLocks, random.chance(8) {
      operation.lock = .init(machine: machines.first!, start: start + random.time(0...60))
    }
    problem.operations.append(operation)
  }
}

private func addPrecedences(
  to problem: inout SchedulingProblem, _ ingredients: Ingredients, using random: inout SplitMix
) {
  let count = problem.operations.count
  let order = (0..<count).shuffled(using: &random)
  for later in 1..<max(count, 1) {
    for _ in 0..<2 where random.chance(45) {
      let minimum = random.chance(30) ? random.time(0...8) : 0
      let maximum = ingredients.hasLags && random.chance(25) ? minimum + random.time(0...20) : nil
      problem.precedences.append(
        Precedence(order[random.index(later)], order[later], minimumLag: minimum, maximumLag: maximum))
    }
  }
}

private func addSharedResources(to problem: inout SchedulingProblem, using random: inout SplitMix) {
  problem.resources = (0..<1 + random.index(3)).map { _ in
    SharedResource(
      capacity: random.time(1...4), calendar: random.chance(30) ? random.index(problem.calendars.count) : nil)
  }
  for operation in problem.operations.indices where random.chance(70) {
    for resource in problem.resources.indices where random.chance(60) {
      problem.operations[operation].demands.append(
        .init(resource: resource, amount: random.time(1...problem.resources[resource].capacity)))
    }
  }
}

private func addOverlaps(to problem: inout SchedulingProblem, using random: inout SplitMix) {
  for index in problem.precedences.indices where problem.precedences[index].maximumLag == nil && random.chance(60) {
    let precedence = problem.precedences[index]
    problem.precedences[index].overlap = .init(
      leads: problem.operations[precedence.predecessor].alternatives.map { random.time(1...$0.duration) },
      tails: problem.operations[precedence.successor].alternatives.map { random.time(1...$0.duration) })
  }
}

private func addObjective(to problem: inout SchedulingProblem, using random: inout SplitMix) {
  let period = random.time(5...40)
  let rates = (0..<random.index(4)).map { _ in
    let begin = random.time(0...period - 1)
    return EnergyTariff.Rate(begin..<random.time(begin...period), price: random.time(0...9))
  }
  problem.tariff = EnergyTariff(price: random.time(0...9), rates: rates, period: period, origin: random.time(-30...30))
  for machine in problem.machines.indices { problem.machines[machine].power = random.time(0...3) }
  var measures = Objective.Measure.allCases.shuffled(using: &random)
  problem.objective.levels = (0..<1 + random.index(3)).map { _ in
    (0..<1 + random.index(2)).map { _ in .init(measures.removeLast(), weight: random.time(1...5)) }
  }
}

extension SchedulingProblem {
  /// Leaves nothing in the objective that could gain by waiting, and the usual where nothing is left.
  mutating func neverGainByDelay() {
    for level in objective.levels.indices {
      objective.levels[level].removeAll { $0.measure == .earliness || $0.measure == .energy }
    }
    objective.levels.removeAll(where: \.isEmpty)
    if objective.levels.isEmpty { objective = .usual }
  }
}
