/// The smallest or largest value that a variable takes in a solution under assumptions.
///
/// *Method.* Bisection between the best solution known and the bound proven so far, by assuming a bound literal. A lexicographic
/// optimum of several variables is had by assuming the first one's optimum when asking for the second.
public struct Optimum: Sendable {
  /// Which end is wanted.
  public enum Direction: Sendable {
    case smallest, largest
  }

  /// *Satisfied* when the value is proven best, *unsatisfiable* when there is no solution, else *undecided*.
  public let verdict: Verdict
  /// The best value found; nil when no solution was.
  public let value: Int64?
  /// What is proven: no solution is better than this.
  public let bound: Int64?

  /// Looks for the optimum; afterwards the solver shows a solution that has it, the one that its order of preference prefers.
  ///
  /// The limit holds for each of at most about 60 searches, the logarithm of the variable's range.
  public init(
    _ direction: Direction, of variable: Variable, assuming assumptions: [Literal] = [], in solver: Solver,
    limit: WorkLimit = .none
  ) {
    let first = solver.solve(assuming: assumptions, limit: limit)
    guard first == .satisfied else {
      verdict = first
      value = nil
      bound = nil
      return
    }
    var best = solver.value(of: variable)
    var proven = Self.bound(direction, variable, assumptions, solver)
    var last = Verdict.satisfied
    while best != proven {
      let middle = Self.middle(proven, best)
      last = solver.solve(
        assuming: assumptions + [Self.literal(direction, variable, middle, solver)], limit: limit)
      if last == .satisfied {
        best = solver.value(of: variable)
      } else if last == .unsatisfiable {
        proven = middle + (direction == .smallest ? 1 : -1)
      } else {
        break
      }
    }
    _ = solver.solve(assuming: assumptions + [Self.literal(direction, variable, best, solver)])
    verdict = best == proven ? .satisfied : last
    value = best
    bound = proven
  }

  /// What propagation alone proves; the assumptions have a solution.
  private static func bound(
    _ direction: Direction, _ variable: Variable, _ assumptions: [Literal], _ solver: Solver
  ) -> Int64 {
    let isConsistent = solver.propagate(assuming: assumptions)
    precondition(isConsistent, "assumptions that have a solution propagate")
    return direction == .smallest ? solver.minimum(of: variable) : solver.maximum(of: variable)
  }

  /// Halfway from the proven bound to the best value, nearer to the bound.
  private static func middle(_ proven: Int64, _ best: Int64) -> Int64 { proven + (best - proven) / 2 }

  private static func literal(
    _ direction: Direction, _ variable: Variable, _ value: Int64, _ solver: Solver
  ) -> Literal {
    switch direction {
    case .smallest: solver.literal(variable, atMost: value)
    case .largest: solver.literal(variable, atLeast: value)
    }
  }
}
