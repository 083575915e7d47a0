/// The distinct values that some variables take together in solutions under assumptions, one combination after the other.
///
/// *Method.* Each combination found is forbidden by a clause that holds only while a literal of this enumeration is assumed, so
/// other questions to the solver are not affected. The solver must not be reset between the calls.
public struct Solutions {
  /// *Satisfied* while there may be more, *unsatisfiable* once all were given, *undecided* when the limit was reached.
  public private(set) var verdict = Verdict.satisfied

  private let variables: [Variable]
  private let assumptions: [Literal]
  private let solver: Solver
  private let limit: WorkLimit
  private let isForbidding: Literal

  /// Prepares to enumerate the values of `variables`; the limit holds for each search.
  public init(
    of variables: [Variable], assuming assumptions: [Literal] = [], in solver: Solver, limit: WorkLimit = .none
  ) {
    self.variables = variables
    self.solver = solver
    self.limit = limit
    isForbidding = solver.makeLiteral()
    self.assumptions = assumptions + [isForbidding]
  }

  /// The next combination, in the order of the variables, or nil when there is none or the limit was reached.
  public mutating func next() -> [Int64]? {
    verdict = solver.solve(assuming: assumptions, limit: limit)
    guard verdict == .satisfied else { return nil }
    let values = variables.map { solver.value(of: $0) }
    let equal = zip(variables, values).map { solver.literal($0, equals: $1) }
    solver.addClause([!isForbidding] + equal.map { !$0 })
    return values
  }
}
