/// The values of variables that some solution takes under assumptions.
///
/// *Method.* The values without a known solution are wishes, in order. A solution that prefers them lexicographically either
/// grants the first wish, and then everything that the solution shows is valid; or it refuses it, and then no solution takes that
/// value. So one search settles all wishes up to the first granted one, and usually most others; no value is ever tried
/// on its own. (Model pruning, as known from backbones: Janota, Lynce, Marques-Silva 2015.)
///
/// A ranged variable is answered by its smallest and largest valid value, found by preferring them.
public struct ValidDomains: Sendable {
  /// What is valid of one variable.
  public enum Answer: Hashable, Sendable {
    /// The valid values in ascending order.
    case values([Int64])
    /// Smallest and largest valid value of a ranged variable; what lies between is not decided.
    case range(ClosedRange<Int64>)
  }

  /// *Satisfied* when the answers are complete; *unsatisfiable* when nothing is valid; else answers hold what was proven valid.
  public let verdict: Verdict
  /// One answer for each variable asked about, in the order asked.
  public let answers: [Answer]

  /// Asks for all valid values of `variables`; the solver's order of preference is kept. The limit holds for each search.
  public init(
    of variables: [Variable], assuming assumptions: [Literal] = [], in solver: Solver, limit: WorkLimit = .none
  ) {
    var search = Search(variables, assumptions, solver, limit)
    verdict = search.run()
    answers = search.answers()
  }
}

extension ValidDomains {
  /// The state of the search: what is known of each value.
  private struct Search {
    let variables: [Variable]
    let assumptions: [Literal]
    let solver: Solver
    let limit: WorkLimit
    var values: [[Int64]] = []
    var isValid: [[Bool]] = []
    var ranges: [ClosedRange<Int64>?] = []
    /// Variable and value of each wish not settled yet.
    var open: [(variable: Int, value: Int, literal: Literal)] = []

    init(_ variables: [Variable], _ assumptions: [Literal], _ solver: Solver, _ limit: WorkLimit) {
      self.variables = variables
      self.assumptions = assumptions
      self.solver = solver
      self.limit = limit
      for (place, variable) in variables.enumerated() {
        let literals = solver.valueLiterals(of: variable)
        values.append(literals.map(\.value))
        isValid.append(literals.map { _ in false })
        ranges.append(nil)
        for (value, entry) in literals.enumerated() { open.append((place, value, entry.literal)) }
      }
    }

    mutating func run() -> Verdict {
      let order = solver.order
      defer { solver.prefer(order) }
      guard solver.propagate(assuming: assumptions) else { return .unsatisfiable }
      open.removeAll { solver.truth(of: $0.literal) == false }
      repeat {
        solver.prefer(open.map { .literal($0.literal) })
        let verdict = solver.solve(assuming: assumptions, limit: limit)
        if verdict != .satisfied { return verdict }
        settle()
      } while !open.isEmpty
      return boundRanges()
    }

    /// Uses a solution: wishes before the first granted one are refuted, granted ones are valid.
    private mutating func settle() {
      let granted = open.firstIndex { solver.value(of: $0.literal) } ?? open.count
      open.removeSubrange(..<granted)
      for wish in open where solver.value(of: wish.literal) { isValid[wish.variable][wish.value] = true }
      open.removeAll { solver.value(of: $0.literal) }
    }

    private mutating func boundRanges() -> Verdict {
      for (place, variable) in variables.enumerated() where values[place].isEmpty {
        solver.prefer([.smallest(variable)])
        let first = solver.solve(assuming: assumptions, limit: limit)
        if first != .satisfied { return first }
        let smallest = solver.value(of: variable)
        solver.prefer([.largest(variable)])
        let second = solver.solve(assuming: assumptions, limit: limit)
        if second != .satisfied { return second }
        ranges[place] = smallest...solver.value(of: variable)
      }
      return .satisfied
    }

    func answers() -> [Answer] {
      variables.indices.map { place in
        if let range = ranges[place] { return .range(range) }
        return .values(zip(values[place], isValid[place]).filter(\.1).map(\.0))
      }
    }
  }
}

extension Solver {
  /// The values and value literals of a valued variable, ascending; nothing for a ranged one.
  func valueLiterals(of variable: Variable) -> [(value: Int64, literal: Literal)] {
    let shape = engine.domains.shapes[variable.index]
    if shape.literalStart < 0 { return [] }
    return (0..<shape.count).map {
      (engine.domains.values[shape.valueStart + $0], engine.domains.literals[shape.literalStart + $0])
    }
  }

  /// The order of preference in force.
  var order: [Preference] { (0..<engine.preference.steps.count).map { engine.preference.steps[$0] } }
}
