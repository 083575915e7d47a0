import FlatArrays

/// What a schedule under change costs by the objective of the moves, and which of its jobs cost more than they must.
///
/// Two sums are kept: `active`, which moves are to lessen, and `strict`, which they must not let grow. What jobs cost
/// follows from the operations that a move has touched; energy likewise, operation by operation; set-ups are added up
/// by the sequences as they are linked.
final class CostAccount {
  /// A cost by both sums, or a change of it.
  struct Cost: Equatable {
    var active: Int64 = 0
    var strict: Int64 = 0
  }

  private let flat: MoveModel
  /// What is counted.
  private(set) var objective: MoveObjective
  /// The operations of each job after which nothing of the job comes.
  private let lasts: [[Int32]]
  private let due: Strip<Time>
  private let weight: Strip<Int64>
  private let isLast: Strip<Bool>
  /// What each job costs.
  private let costs: Strip<Cost>
  /// What each job costs at least, as far as that is known.
  private let leasts: Strip<Cost>
  /// Jobs that cost more than that, in no particular order.
  private(set) var late: [Int32] = []
  /// Where each job stands in `late`; -1 for nowhere.
  private let places: Strip<Int32>
  /// What all jobs cost.
  private var jobs = Cost()
  /// What the energy of each operation costs, and that of all; only counted where the objective asks.
  private let energy: Strip<Int64>
  private var energyTotal: Int64 = 0
  /// The set-ups when the account was last told to keep.
  private var setUpTotal: Time = 0
  /// Jobs seen in the move under way, for each its cost after it.
  private var seen: [(job: Int32, cost: Cost)] = []
  private let isSeen: Strip<Bool>
  /// Operations seen in the move under way, for each the cost of its energy before it.
  private var repriced: [(operation: Int32, cost: Int64)] = []

  /// The account of some sequences.
  ///
  /// - Parameter completions: when each job is complete at the earliest.
  init(_ sequences: Sequences, _ objective: MoveObjective, completions: [Time]) {
    let flat = sequences.flat
    self.flat = flat
    self.objective = objective
    let problem = flat.model.problem
    lasts = flat.model.lastOperationsOfJob.map { $0.map { Int32($0) } }
    var isLast = Array(repeating: false, count: flat.count)
    for operation in lasts.joined() { isLast[Int(operation)] = true }
    self.isLast = Strip(isLast, or: false)
    due = Strip(problem.jobs.map { $0.due ?? .max }, or: 0)
    weight = Strip(problem.jobs.map(\.weight), or: 0)
    costs = Strip(repeating: Cost(), count: problem.jobs.count)
    places = Strip(repeating: -1, count: problem.jobs.count)
    leasts = Strip(zip(problem.jobs, completions).map { objective.leastCost(of: $0, completion: $1) }, or: Cost())
    isSeen = Strip(repeating: false, count: problem.jobs.count)
    energy = Strip(repeating: 0, count: objective.countsEnergy ? flat.count : 0)
    recount(sequences)
  }

  /// What a job costs as the plan stands.
  func cost(of job: Int) -> Cost { costs[job] }

  /// What the plan costs as it stands.
  var total: Cost {
    Cost(
      active: jobs.active + objective.active.setUps * setUpTotal + objective.active.energy * energyTotal,
      strict: jobs.strict + objective.strict.setUps * setUpTotal + objective.strict.energy * energyTotal)
  }

  /// Counts everything anew, what is done by another instant not as makespan.
  func recount(_ sequences: Sequences, target: Time? = nil) {
    if let target { objective.target = target }
    late.removeAll(keepingCapacity: true)
    jobs = Cost()
    for job in 0..<costs.count {
      costs[job] = Cost()
      places[job] = -1
      setCost(of: job, to: cost(of: job, sequences))
    }
    setUpTotal = sequences.setUpTotal
    energyTotal = 0
    for operation in 0..<energy.count {
      energy[operation] = energyCost(of: operation, sequences)
      energyTotal += energy[operation]
    }
  }

  private func cost(of job: Int, _ sequences: Sequences) -> Cost {
    var completion = Time.min
    for operation in lasts[job] { completion = max(completion, sequences.end[Int(operation)]) }
    guard completion > .min else { return Cost() }
    if objective.isTardiness {
      return Cost(active: completion > due[job] ? (completion - due[job]) * weight[job] : 0)
    }
    let terms = flat.model.problem.jobs[job]
    return Cost(
      active: objective.active.cost(of: completion, terms, target: objective.target),
      strict: objective.strict.cost(of: completion, terms, target: objective.target))
  }

  private func energyCost(of operation: Int, _ sequences: Sequences) -> Int64 {
    flat.model.energyCost(
      on: sequences.machine(of: operation), from: sequences.start[operation], until: sequences.end[operation])
  }

  /// What the operations touched change in the total; to be followed by `keep` or `drop`.
  func change(_ sequences: Sequences) -> Cost {
    var change = Cost()
    for operation in sequences.touched where isLast[Int(operation)] {
      let job = Int(flat.jobs[Int(operation)])
      guard !isSeen[job] else { continue }
      isSeen[job] = true
      let cost = cost(of: job, sequences)
      change.active += cost.active - costs[job].active
      change.strict += cost.strict - costs[job].strict
      seen.append((Int32(job), cost))
    }
    let setUps = sequences.setUpTotal - setUpTotal
    let energy = objective.countsEnergy ? energyChange(sequences) : 0
    change.active += objective.active.setUps * setUps + objective.active.energy * energy
    change.strict += objective.strict.setUps * setUps + objective.strict.energy * energy
    return change
  }

  private func energyChange(_ sequences: Sequences) -> Int64 {
    var change: Int64 = 0
    for operation in sequences.touched {
      let cost = energyCost(of: Int(operation), sequences)
      change += cost - energy[Int(operation)]
      repriced.append((operation, energy[Int(operation)]))
      energy[Int(operation)] = cost
    }
    energyTotal += change
    return change
  }

  /// Makes the last change final.
  func keep(_ sequences: Sequences) {
    for (job, cost) in seen {
      isSeen[Int(job)] = false
      setCost(of: Int(job), to: cost)
    }
    seen.removeAll(keepingCapacity: true)
    repriced.removeAll(keepingCapacity: true)
    setUpTotal = sequences.setUpTotal
  }

  /// Forgets the last change.
  func drop() {
    for (job, _) in seen { isSeen[Int(job)] = false }
    seen.removeAll(keepingCapacity: true)
    for (operation, cost) in repriced.reversed() {
      energyTotal += cost - energy[Int(operation)]
      energy[Int(operation)] = cost
    }
    repriced.removeAll(keepingCapacity: true)
  }

  private func setCost(of job: Int, to cost: Cost) {
    jobs.active += cost.active - costs[job].active
    jobs.strict += cost.strict - costs[job].strict
    costs[job] = cost
    let isCostly = cost.active > leasts[job].active || cost.strict > leasts[job].strict
    if isCostly, places[job] < 0 {
      places[job] = Int32(late.count)
      late.append(Int32(job))
    } else if !isCostly, places[job] >= 0 {
      let last = late.removeLast()
      if Int(last) != job {
        late[Int(places[job])] = last
        places[Int(last)] = places[job]
      }
      places[job] = -1
    }
  }
}
