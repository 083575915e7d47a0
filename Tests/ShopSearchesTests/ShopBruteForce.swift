import ShopSearches

/// The least makespan over all orders in which operations can be appended to machines, each as early as it then can:
/// some of them is optimal. For up to eight operations.
struct ShopBruteForce {
  private let problem: ShopProblem
  private var ends: [Int64?]
  private var free: [Int64]
  private var best = Int64.max

  private init(_ problem: ShopProblem) {
    self.problem = problem
    ends = Array(repeating: nil, count: problem.operations.count)
    free = Array(repeating: 0, count: problem.machines)
  }

  /// See `ShopBruteForce`.
  static func optimum(_ problem: ShopProblem) -> Int64 {
    var search = ShopBruteForce(problem)
    search.append(left: problem.operations.count, latest: .min)
    return search.best
  }

  private mutating func append(left: Int, latest: Int64) {
    if latest >= best { return }
    if left == 0 {
      best = latest
      return
    }
    for (index, operation) in problem.operations.enumerated() where ends[index] == nil {
      let incoming = problem.precedences.filter { $0.successor == index }
      if incoming.contains(where: { ends[$0.predecessor] == nil }) { continue }
      var ready = operation.release
      for arc in incoming { ready = max(ready, ends[arc.predecessor]! + arc.lag) }
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
