/// A validated problem as flat arrays, in the form that the planning loops read. Never changes while planning.
final class PlanningModel: Sendable {
  /// The problem itself.
  let problem: SchedulingProblem
  /// For each calendar its open time over the horizon.
  let openTimes: [OpenTime]

  /// For each calendar what power costs while it is open; empty without a tariff.
  let energyPrices: [EnergyPrices]

  /// Operation `o` has the alternatives `alternativeRows[o]..<alternativeRows[o + 1]` of the two arrays below.
  let alternativeRows: [Int]
  /// The machine of each alternative.
  let alternativeMachines: [Int32]
  /// The duration of each alternative.
  let durations: [Time]
  /// The shortest duration of each operation over its alternatives.
  let shortest: [Time]
  /// Whether an operation takes as long on one of its machines as on any other.
  let isIndifferent: [Bool]

  /// Whether any operation needs more than a machine.
  let sharesResources: Bool
  /// Precedences by predecessor and by successor; their labels are indices of precedences.
  let successors: OperationGraph
  /// The precedences by successor.
  let predecessors: OperationGraph
  /// Every predecessor comes before its successors.
  let order: [Int]
  /// Whether an operation waits for another that it may overlap.
  let isOverlapping: [Bool]
  /// `waits(_:shortest:)`.
  let waits: [Time]
  /// For each job its operations, ascending.
  let operationsOfJob: [[Int]]
  /// The later of release, material and now.
  let readiest: [Time]

  /// Operations tied together by maximum lags are planned in one go, as one *unit*, named by its first operation in
  /// topological order. An operation without such ties is a unit alone.
  let unit: [Int]
  /// The operations of the unit, in topological order; empty but for units of two or more.
  let members: [[Int]]
  /// The units of two or more that have a maximum lag: indices of precedences.
  let maximumLags: [[Int]]

  /// Flattens a problem, which must be valid.
  init(_ problem: SchedulingProblem) {
    self.problem = problem
    openTimes = problem.calendars.map { OpenTime($0, horizon: problem.horizon) }
    energyPrices = problem.energyPrices(openTimes)
    let operations = problem.operations
    alternativeRows = operations.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.alternatives.count) }
    alternativeMachines = operations.flatMap { $0.alternatives.map { Int32($0.machine) } }
    durations = operations.flatMap { $0.alternatives.map(\.duration) }
    shortest = operations.map { $0.alternatives.map(\.duration).min()! }
    isIndifferent = operations.map { operation in
      operation.alternatives.allSatisfy { $0.duration == operation.alternatives[0].duration }
    }
    sharesResources = problem.sharesResources
    successors = OperationGraph(
      vertices: operations.count, edges: problem.precedences.map { ($0.predecessor, $0.successor) })
    predecessors = OperationGraph(
      vertices: operations.count, edges: problem.precedences.map { ($0.successor, $0.predecessor) })
    order = successors.topologicalOrder()
    waits = PlanningModel.waits(problem, shortest: shortest)
    isOverlapping = problem.precedences.reduce(into: Array(repeating: false, count: operations.count)) {
      if $1.overlap != nil { $0[$1.successor] = true }
    }
    readiest = operations.map { max(problem.now, problem.jobs[$0.job].release, $0.material ?? problem.now) }
    operationsOfJob = operations.indices.reduce(into: Array(repeating: [], count: problem.jobs.count)) {
      $0[operations[$1].job].append($1)
    }
    let units = Units(problem, successors: successors, order: order)
    unit = units.unit
    members = units.members
    maximumLags = units.maximumLags
  }

  /// The open time of a machine.
  func openTime(of machine: Int) -> OpenTime {
    openTimes[problem.machines[machine].calendar]
  }

  /// What the energy of work on a machine costs.
  func energyCost(on machine: Int, from start: Time, until end: Time) -> Int64 {
    guard !energyPrices.isEmpty, problem.machines[machine].power > 0 else { return 0 }
    let prices = energyPrices[problem.machines[machine].calendar]
    return prices.cost(from: start, until: end) * problem.machines[machine].power
  }

  /// The set-up on a machine after an operation (-1: as the machine stands at the beginning) for another.
  func setUp(on machine: Int, after previous: Int, for operation: Int) -> Time {
    guard problem.machines[machine].setUps != nil else { return 0 }
    let from = previous < 0 ? problem.machines[machine].initialFamily : problem.operations[previous].family
    return problem.setUp(on: machine, from: from, to: problem.operations[operation].family)
  }
}
