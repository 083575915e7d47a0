import SolverCore
import Threads

/// A solver that serves one answer after the other, each of which depends on its own questions alone.
///
/// Most questions are settled without a conflict: propagation refutes them, or all wishes can be granted one after the other. Their
/// outcome is the same whatever the solver did before, and nothing is learned from them. The first question of an answer that is not
/// settled like that lets the solver begin anew in its first state. From there on it keeps what it learns until the answer is complete,
/// and its work is charged: so a budget is spent at the same place whatever came before.
final class AnswerSolver {
  /// Answers without a conflict between two resets: what they leave behind is a literal for each new number asked about.
  private static let answersBeforeReset = 256

  let solver: Solver
  /// Asked by every question from now on.
  var stop = StopCheck.never {
    didSet { solver.stop = stop }
  }
  private var answers = 0
  /// Whether the solver began anew for this answer.
  private var isAnew = false

  init(_ network: Network, preferring order: [Preference]) {
    solver = Solver(network)
    solver.prefer(order)
  }

  /// Ends the last answer.
  func begin() {
    answers += 1
    if isAnew || answers > Self.answersBeforeReset {
      reset()
      answers = 0
    }
    isAnew = false
  }

  /// Looks for the solution that the order of preference has first. `assumptions` is asked for literals of the solver, again where it
  /// begins anew.
  func solve(within budget: WorkBudget, assuming assumptions: (Solver) -> [Literal]) -> Verdict {
    let verdict = settle(within: budget, assuming: assumptions)
    guard !isAnew, case .undecided = verdict else { return verdict }
    beginAnew()
    return solver.solve(assuming: assumptions(solver), within: budget)
  }

  /// The same without letting the solver begin anew: *undecided* where that would be necessary.
  func settle(within budget: WorkBudget, assuming assumptions: (Solver) -> [Literal]) -> Verdict {
    if isAnew { return solver.solve(assuming: assumptions(solver), within: budget) }
    let limit = WorkLimit(conflicts: 0, propagations: budget.left.propagations)
    return solver.solve(assuming: assumptions(solver), limit: limit)
  }

  /// Lets the solver begin in its first state, unless it has for this answer; literals that it made mean nothing any more.
  func beginAnew() {
    if isAnew { return }
    reset()
    isAnew = true
  }

  private func reset() {
    solver.reset()
    solver.stop = stop
  }
}
