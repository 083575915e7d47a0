/// What the jobs of a schedule under change cost, and which of them are late.
final class TardinessAccount {
  private let flat: MoveModel
  /// The operations of each job after which nothing of the job comes.
  private let lasts: [[Int32]]
  private let due: Strip<Time>
  private let weight: Strip<Int64>
  private let isLast: Strip<Bool>
  /// What each job costs.
  private let costs: Strip<Int64>
  /// Jobs that cost something, in no particular order.
  private(set) var late: [Int32] = []
  /// Where each job stands in `late`; -1 for nowhere.
  private let places: Strip<Int32>
  /// Weighted tardiness of all jobs.
  private(set) var total: Int64 = 0
  /// Jobs seen in the move under way, for each its cost after it.
  private var seen: [(job: Int32, cost: Int64)] = []
  private let isSeen: Strip<Bool>

  /// The account of some sequences.
  init(_ sequences: Sequences) {
    let flat = sequences.flat
    self.flat = flat
    let problem = flat.model.problem
    let isLast = problem.operations.indices.map { operation in
      let edges = flat.model.successors.rows[operation]..<flat.model.successors.rows[operation + 1]
      return edges.allSatisfy {
        problem.operations[flat.model.successors.heads[$0]].job != problem.operations[operation].job
      }
    }
    lasts = flat.model.operationsOfJob.map { $0.filter { isLast[$0] }.map { Int32($0) } }
    self.isLast = Strip(isLast, or: false)
    due = Strip(problem.jobs.map { $0.due ?? .max }, or: 0)
    weight = Strip(problem.jobs.map(\.weight), or: 0)
    costs = Strip(repeating: 0, count: problem.jobs.count)
    places = Strip(repeating: -1, count: problem.jobs.count)
    isSeen = Strip(repeating: false, count: problem.jobs.count)
    recount(sequences)
  }

  /// Counts everything anew.
  func recount(_ sequences: Sequences) {
    late.removeAll(keepingCapacity: true)
    total = 0
    for job in 0..<costs.count {
      costs[job] = 0
      places[job] = -1
      setCost(of: job, to: cost(of: job, sequences))
    }
  }

  private func cost(of job: Int, _ sequences: Sequences) -> Int64 {
    var completion = Time.min
    for operation in lasts[job] { completion = max(completion, sequences.end[Int(operation)]) }
    return completion > due[job] ? (completion - due[job]) * weight[job] : 0
  }

  /// What the operations touched change in the total; to be followed by `keep` or `drop`.
  func change(_ sequences: Sequences) -> Int64 {
    var change: Int64 = 0
    for operation in sequences.touched where isLast[Int(operation)] {
      let job = Int(flat.jobs[Int(operation)])
      guard !isSeen[job] else { continue }
      isSeen[job] = true
      let cost = cost(of: job, sequences)
      change += cost - costs[job]
      seen.append((Int32(job), cost))
    }
    return change
  }

  /// Makes the last change final.
  func keep() {
    for (job, cost) in seen {
      isSeen[Int(job)] = false
      setCost(of: Int(job), to: cost)
    }
    seen.removeAll(keepingCapacity: true)
  }

  /// Forgets the last change.
  func drop() {
    for (job, _) in seen { isSeen[Int(job)] = false }
    seen.removeAll(keepingCapacity: true)
  }

  private func setCost(of job: Int, to cost: Int64) {
    total += cost - costs[job]
    costs[job] = cost
    if cost > 0, places[job] < 0 {
      places[job] = Int32(late.count)
      late.append(Int32(job))
    } else if cost == 0, places[job] >= 0 {
      let last = late.removeLast()
      if Int(last) != job {
        late[Int(places[job])] = last
        places[Int(last)] = places[job]
      }
      places[job] = -1
    }
  }
}
