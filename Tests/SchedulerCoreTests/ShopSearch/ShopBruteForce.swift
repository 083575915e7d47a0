import SchedulerCore

/// The least makespan over all orders in which operations can be appended to machines, each as early as it then can:
/// some of them is optimal. For up to eight operations.
struct ShopBruteForce {
  private let problem: SchedulingProblem
  private var ends: [Time?]
  private var free: [Time]
  private var best = Time.max

  private init(_ problem: SchedulingProblem) {
    self.problem = problem
    ends = Array(repeating: nil, count: problem.operations.count)
    free = Array(repeating: problem.now, count: problem.machines.count)
  }

  /// See `ShopBruteForce`.
  static func optimum(_ problem: SchedulingProblem) -> Time {
    var search = ShopBruteForce(problem)
    search.append(left: problem.operations.count, latest: .min)
    return search.best
  }

  private mutating func append(left: Int, latest: Time) {
    if latest >= best { return }
    if left == 0 {
      best = latest
      return
    }
    for (index, operation) in problem.operations.enumerated() where ends[index] == nil {
      let incoming = problem.precedences.filter { $0.successor == index }
      if incoming.contains(where: { ends[$0.predecessor] == nil }) { continue }
      var ready = max(problem.now, problem.jobs[operation.job].release, operation.material ?? .min)
      for arc in incoming { ready = max(ready, ends[arc.predecessor]! + arc.minimumLag) }
      for choice in operation.alternatives {
        let before = free[choice.machine]
        let end = max(ready, before) + choice.duration
        (ends[index], free[choice.machine]) = (end, end)
        append(left: left - 1, latest: max(latest, end))
        (ends[index], free[choice.machine]) = (nil, before)
      }
    }
  }
}
