/// Every minimal conflict among assumptions, up to a number.
///
/// *Method.* MARCO (Liffiton, Previti, Malik and Marques-Silva, Constraints 2016): a second solver holds the map of subsets not explored yet
/// and proposes a largest one. If it can hold, its subsets are done with; else it is shrunk to a minimal conflict, whose
/// supersets are done with.
public struct AllMinimalConflicts: Sendable {
  /// *Satisfied* when the list is complete, *undecided* when the budget or the number cut it short.
  public let verdict: Verdict
  /// The conflicts in the order found, each in the order of the assumptions; none when the assumptions can hold together.
  public let conflicts: [[Literal]]

  /// Looks for up to `count` conflicts among distinct `assumptions`, while those of `holding` hold and are never members.
  ///
  /// There can be exponentially many conflicts. *Undecided* counts conflicts when the number cut the list short.
  public init(
    upTo count: Int, among assumptions: [Literal], holding: [Literal] = [], in solver: Solver,
    within budget: WorkBudget = WorkBudget()
  ) {
    var exploration = Exploration(assumptions, holding, solver, budget)
    verdict = exploration.run(upTo: count)
    conflicts = exploration.conflicts
  }

  private struct Exploration {
    let assumptions: [Literal]
    let holding: [Literal]
    let solver: Solver
    let budget: WorkBudget
    let map: Solver
    let selectors: [Literal]
    var conflicts: [[Literal]] = []

    init(_ assumptions: [Literal], _ holding: [Literal], _ solver: Solver, _ budget: WorkBudget) {
      self.assumptions = assumptions
      self.holding = holding
      self.solver = solver
      self.budget = budget
      var network = Network()
      selectors = assumptions.map { _ in network.makeLiteral() }
      map = Solver(network)
      map.prefer(selectors.map { .literal($0) })
    }

    mutating func run(upTo count: Int) -> Verdict {
      while map.solve() == .satisfied {
        let chosen = assumptions.indices.filter { map.value(of: selectors[$0]) }
        let found = MinimalConflict(among: chosen.map { assumptions[$0] }, holding: holding, in: solver, within: budget)
        switch found.verdict {
        case .undecided: return found.verdict
        case .unsatisfiable where !found.isMinimal: return .undecided(budget.spent ?? .conflicts)
        case .satisfied:
          map.addClause(assumptions.indices.filter { !map.value(of: selectors[$0]) }.map { selectors[$0] })
        case .unsatisfiable:
          if conflicts.count == count { return .undecided(.conflicts) }
          conflicts.append(found.literals)
          let members = Set(found.literals)
          map.addClause(chosen.filter { members.contains(assumptions[$0]) }.map { !selectors[$0] })
        }
      }
      return .satisfied
    }
  }
}
