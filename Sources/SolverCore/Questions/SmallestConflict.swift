/// A conflict with the fewest members among groups of assumptions; among equally small ones the one whose list of places comes first.
///
/// *Method.* Implicit hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva, CP 2015). What a solution refuses of the groups has a
/// member in common with every conflict, for a conflict is not granted whole. So the smallest set that has a member in common with all
/// refusals known is a lower bound: if it fails, it is a smallest conflict; else its solution refuses other groups than those
/// before. Since every conflict meets every refusal, the first such set that fails is the first of all, whatever solutions came up: the answer
/// depends on the network and the groups alone, not on what the solver was asked before. The dual of `MinimalRepair`.
///
/// Solutions are asked to grant the groups in order of preference, so that they refuse little.
public struct SmallestConflict: Sendable {
  /// *Unsatisfiable* when there is a conflict, *satisfied* when there is none, *undecided* when the first search gave up.
  public let verdict: Verdict
  /// Places of the groups that fail together, ascending; empty when the network fails with nothing but what is held.
  public let members: [Int]
  /// Whether no conflict is smaller; false only when the budget was spent: the members then are what the first search failed on.
  public let isSmallest: Bool

  /// Looks for a conflict among `groups`, of which each holds where all its literals do, while `holding` holds and is never a member.
  ///
  /// `refusals` are sets of groups that solutions known to the caller refuse, each ascending. Keeps the solver's order of preference.
  public init(
    among groups: [[Literal]], holding: [Literal] = [], knowing refusals: [[Int]] = [], in solver: Solver,
    within budget: WorkBudget = WorkBudget()
  ) {
    verdict = solver.solve(assuming: holding + groups.flatMap { $0 }, within: budget)
    guard verdict == .unsatisfiable else {
      (members, isSmallest) = ([], false)
      return
    }
    let failed = Set(solver.failedAssumptions)
    let core = groups.indices.filter { groups[$0].contains(where: failed.contains) }
    let order = solver.order
    defer { solver.prefer(order) }
    solver.prefer(groups.flatMap { $0.map { .literal($0) } } + order)
    let smallest = Self.search(groups, holding, refusals, solver, budget)
    (members, isSmallest) = (smallest ?? core, smallest != nil)
  }

  /// The first of the smallest sets of groups that fail; nil where the budget was spent before.
  private static func search(
    _ groups: [[Literal]], _ holding: [Literal], _ refusals: [[Int]], _ solver: Solver, _ budget: WorkBudget
  ) -> [Int]? {
    var sets = HittingSets(weights: groups.map { _ in 1 }, limit: budget.left.propagations)
    for refusal in refusals { sets.add(refusal) }
    while let candidate = sets.cheapest(charging: budget) {
      switch solver.solve(assuming: holding + candidate.flatMap { groups[$0] }, within: budget) {
      case .unsatisfiable: return candidate
      case .undecided: return nil
      case .satisfied: sets.add(groups.indices.filter { !groups[$0].allSatisfy { solver.value(of: $0) } })
      }
    }
    return nil
  }
}
