/// Finds out which literals some solution makes true, under assumptions that stay.
///
/// *Method.* The literals without a known solution are wishes, in order. A solution that prefers them lexicographically either
/// grants the first wish, and then everything that the solution shows is valid; or it refuses it, and then no solution
/// makes that literal true. So one search settles all wishes up to the first granted one, and usually most others; no
/// literal is ever tried on its own. (Model pruning, as known from backbones: Janota, Lynce, Marques-Silva 2015.)
///
/// What propagation alone refuses needs no search, and what a search refutes stays refuted on the assumptions' level of the
/// trail, so that the searches that follow begin with it.
struct SupportSearch {
  private let solver: Solver
  private let assumptions: [Literal]
  private let limit: WorkLimit
  /// The wishes not settled yet, with their places in the question.
  private var open: [(literal: Literal, place: Int)]
  /// By place: whether a solution makes the literal true.
  private(set) var isValid: [Bool]

  /// Asks about literals; repetitions are allowed.
  init(of literals: [Literal], assuming assumptions: [Literal], in solver: Solver, limit: WorkLimit) {
    self.solver = solver
    self.assumptions = assumptions
    self.limit = limit
    open = literals.enumerated().map { ($1, $0) }
    isValid = Array(repeating: false, count: literals.count)
  }

  /// Settles all wishes: *satisfied* when that is done, *unsatisfiable* when there is no solution. The order of preference is kept.
  mutating func run() -> Verdict {
    let order = solver.order
    defer { solver.prefer(order) }
    guard solver.propagate(assuming: assumptions, limit: limit) else { return .unsatisfiable }
    open.removeAll { solver.truth(of: $0.literal) == false }
    repeat {
      solver.prefer(open.map { .literal($0.literal) })
      let verdict = solver.solve(assuming: assumptions, limit: limit)
      if verdict != .satisfied { return verdict }
      settle()
    } while !open.isEmpty
    return .satisfied
  }

  /// Uses a solution: wishes before the first granted one are refuted, granted ones are valid.
  private mutating func settle() {
    let granted = open.firstIndex { solver.value(of: $0.literal) } ?? open.count
    open.removeSubrange(..<granted)
    open.removeAll { wish in
      let isGranted = solver.value(of: wish.literal)
      if isGranted { isValid[wish.place] = true }
      return isGranted
    }
  }
}
