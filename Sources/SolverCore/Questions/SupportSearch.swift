/// Finds out which literals some solution makes true, under assumptions that stay.
///
/// *Method.* The literals without a known solution are wishes, in order. A solution that prefers them lexicographically either
/// grants the first wish, and then everything that the solution shows is valid; or it refuses it, and then no solution
/// makes that literal true. So one search settles all wishes up to the first granted one, and usually most others; no
/// literal is ever tried on its own. (Model pruning, as known from backbones: Janota, Lynce, Marques-Silva 2015.)
///
/// What propagation alone refuses needs no search, and what a search refutes stays refuted on the assumptions' level of the
/// trail, so that the searches that follow begin with it.
///
/// A wish may have a condition: asked is then for a solution that makes both true. Wishes of one condition are settled together, and
/// those of the others stand behind them, so that the solutions found settle much of them, too.
public struct SupportSearch {
  /// A literal that is asked about.
  private struct Wish {
    var literal: Literal
    var condition: Literal
    /// Its place in the question.
    var place: Int
  }

  private let solver: Solver
  private let assumptions: [Literal]
  private let budget: WorkBudget
  /// The wishes not settled yet.
  private var open: [Wish]
  /// By place: whether a solution makes the literal true.
  public private(set) var isValid: [Bool]

  /// Asks about literals; repetitions are allowed. `conditions` are as many as the literals, or none.
  public init(
    of literals: [Literal], under conditions: [Literal] = [], assuming assumptions: [Literal] = [], in solver: Solver,
    within budget: WorkBudget = WorkBudget()
  ) {
    precondition(conditions.isEmpty || conditions.count == literals.count, "each literal has a condition, or none")
    self.solver = solver
    self.assumptions = assumptions
    self.budget = budget
    open = literals.enumerated().map { place, literal in
      Wish(literal: literal, condition: conditions.isEmpty ? .true : conditions[place], place: place)
    }
    isValid = Array(repeating: false, count: literals.count)
  }

  /// Places of literals of which nothing is known yet: those that a spent budget left open.
  public var undecided: [Int] { open.map(\.place) }

  /// Settles all wishes: *satisfied* when that is done, *unsatisfiable* when there is no solution. The solver's order of preference is kept,
  /// and stands behind the wishes: along it a solution is often found almost without search.
  public mutating func run() -> Verdict {
    let order = solver.order
    defer { solver.prefer(order) }
    guard solver.propagate(assuming: assumptions, within: budget) else { return refuseAll() }
    repeat {
      let verdict = settle(open.first?.condition ?? .true, order)
      if verdict != .satisfied { return verdict }
    } while !open.isEmpty
    return .satisfied
  }

  /// Settles all wishes of a condition.
  private mutating func settle(_ condition: Literal, _ order: [Preference]) -> Verdict {
    let held = condition == .true ? assumptions : assumptions + [condition]
    if !solver.propagate(assuming: held, within: budget) { return refuse(condition) }
    open.removeAll { $0.condition == condition && solver.truth(of: $0.literal) == false }
    repeat {
      let (mine, others) = (open.filter { $0.condition == condition }, open.filter { $0.condition != condition })
      solver.prefer((mine + others).map { .literal($0.literal) } + order)
      switch solver.solve(assuming: held, within: budget) {
      case .undecided(let unit): return .undecided(unit)
      case .unsatisfiable: return refuse(condition)
      case .satisfied: useSolution(mine)
      }
    } while open.contains { $0.condition == condition }
    return .satisfied
  }

  /// Of the wishes of the solution's condition, those before the first granted one are refuted; whatever is granted is valid.
  private mutating func useSolution(_ wishes: [Wish]) {
    let refuted = Set(wishes.prefix { !solver.value(of: $0.literal) }.map(\.place))
    open.removeAll { wish in
      if refuted.contains(wish.place) { return true }
      guard solver.value(of: wish.literal), solver.value(of: wish.condition) else { return false }
      isValid[wish.place] = true
      return true
    }
  }

  /// No solution has the condition.
  private mutating func refuse(_ condition: Literal) -> Verdict {
    if condition == .true { return refuseAll() }
    open.removeAll { $0.condition == condition }
    return .satisfied
  }

  private mutating func refuseAll() -> Verdict {
    open = []
    return .unsatisfiable
  }
}
