extension Shop {
  /// The graph of a valid problem.
  init(_ problem: ShopProblem) {
    let count = problem.operations.count
    releases = problem.operations.map { Int32($0.release) }
    var predecessors = Array(repeating: Int32(count), count: count)
    var successors = Array(repeating: Int32(count + 1), count: count)
    var more: [ArcTable.Arc] = []
    for precedence in problem.precedences {
      let (from, to) = (precedence.predecessor, precedence.successor)
      if precedence.lag == 0, predecessors[to] == count, successors[from] == count + 1 {
        predecessors[to] = Int32(from)
        successors[from] = Int32(to)
      } else {
        more.append(ArcTable.Arc(from: Int32(from), to: Int32(to), lag: Int32(precedence.lag)))
      }
    }
    self.count = Int32(count)
    machines = Int32(problem.machines)
    self.predecessors = predecessors
    self.successors = successors
    moreArcs = ArcTable(more, vertices: count)
    alternativeStarts = problem.operations.reduce(into: [0]) {
      $0.append($0[$0.count - 1] + Int32($1.alternatives.count))
    }
    alternativeMachines = problem.operations.flatMap { $0.alternatives.map { Int32($0.machine) } }
    alternativeDurations = problem.operations.flatMap { $0.alternatives.map { Int32($0.duration) } }
  }
}
