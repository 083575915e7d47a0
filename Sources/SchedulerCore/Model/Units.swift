/// Which operations must be planned together, because a maximum lag ties a successor to its predecessor.
///
/// Tied operations are joined first; then every unit is joined with those that it both waits for and is waited for,
/// so that units can be planned one after the other.
struct Units {
  /// For each operation the first of its unit in topological order.
  private(set) var unit: [Int]
  /// See `PlanningModel.members`.
  private(set) var members: [[Int]]
  /// See `PlanningModel.maximumLags`.
  private(set) var maximumLags: [[Int]]

  /// Costs time linear in the problem; next to nothing without maximum lags.
  init(_ problem: SchedulingProblem, successors: OperationGraph, order: [Int]) {
    let count = problem.operations.count
    unit = Array(0..<count)
    members = Array(repeating: [], count: count)
    maximumLags = members
    let tied = problem.precedences.indices.filter { problem.precedences[$0].maximumLag != nil }
    if tied.isEmpty { return }
    let edges = tied.map { (problem.precedences[$0].predecessor, problem.precedences[$0].successor) }
    let both = edges + edges.map { ($1, $0) }
    let joined = OperationGraph(vertices: count, edges: both).components()
    let between = problem.precedences.map { (joined[$0.predecessor], joined[$0.successor]) }
    let component = OperationGraph(vertices: count, edges: between).components()
    var first = Array(repeating: -1, count: count)
    for operation in order {
      let name = component[joined[operation]]
      if first[name] < 0 { first[name] = operation }
      unit[operation] = first[name]
      members[first[name]].append(operation)
    }
    for operation in order where members[operation].count == 1 { members[operation] = [] }
    for precedence in tied {
      maximumLags[unit[problem.precedences[precedence].predecessor]].append(precedence)
    }
  }
}
