/// The values of variables that some solution takes under assumptions.
///
/// The values of a valued variable are asked about as literals, all together: see `SupportSearch`. A ranged variable has no literal for a
/// value; its valid values are walked through in ascending order, as each is the smallest above the one before.
public struct ValidDomains: Sendable {
  /// The valid values of one variable, exactly.
  public enum Answer: Hashable, Sendable {
    /// The valid values in ascending order.
    case values([Int64])
    /// The valid values of a ranged variable as ascending stretches, in each of which every value of the variable's domain
    /// is valid; between two of them none is.
    case ranges([ClosedRange<Int64>])
  }

  /// *Satisfied* when the answers are complete; *unsatisfiable* when nothing is valid; else answers hold what was proven valid.
  public let verdict: Verdict
  /// One answer for each variable asked about, in the order asked.
  public let answers: [Answer]

  /// Asks for all valid values of `variables`; the solver's order of preference is kept. The limit holds for each search.
  ///
  /// A ranged variable costs a search for each valid value, most of them without a conflict.
  public init(
    of variables: [Variable], assuming assumptions: [Literal] = [], in solver: Solver, limit: WorkLimit = .none
  ) {
    let values = variables.map { solver.valueLiterals(of: $0) }
    var search = SupportSearch(
      of: values.flatMap { $0.map(\.literal) }, assuming: assumptions, in: solver, limit: limit)
    var verdict = search.run()
    var answers: [Answer] = []
    var place = 0
    for (variable, literals) in zip(variables, values) {
      let valid = literals.indices.filter { search.isValid[place + $0] && verdict != .unsatisfiable }
      answers.append(.values(valid.map { literals[$0].value }))
      place += literals.count
      guard literals.isEmpty, verdict == .satisfied else { continue }
      var walk = RangeWalk(variable, assumptions, solver, limit)
      verdict = walk.run()
      answers[answers.count - 1] = .ranges(walk.stretches)
    }
    self.verdict = verdict
    self.answers = answers
  }
}

/// Walks through the valid values of a ranged variable.
private struct RangeWalk {
  private let variable: Variable
  private let assumptions: [Literal]
  private let solver: Solver
  private let limit: WorkLimit
  /// The valid values found, neighbours in the domain joined.
  private(set) var stretches: [ClosedRange<Int64>] = []

  init(_ variable: Variable, _ assumptions: [Literal], _ solver: Solver, _ limit: WorkLimit) {
    self.variable = variable
    self.assumptions = assumptions
    self.solver = solver
    self.limit = limit
  }

  /// Walks to the end: *satisfied* then; else the verdict of the search that did not get there.
  mutating func run() -> Verdict {
    let order = solver.order
    defer { solver.prefer(order) }
    solver.prefer([.smallest(variable)])
    var floor = Literal.true
    while true {
      let verdict = solver.solve(assuming: assumptions + [floor], limit: limit)
      guard verdict == .satisfied else {
        return verdict == .unsatisfiable && !stretches.isEmpty ? .satisfied : verdict
      }
      let value = solver.value(of: variable)
      append(value)
      floor = solver.literal(variable, atLeast: value + 1)
      if floor == .false { return .satisfied }
    }
  }

  private mutating func append(_ value: Int64) {
    if let last = stretches.last, solver.next(of: variable, after: last.upperBound) == value {
      stretches[stretches.count - 1] = last.lowerBound...value
    } else {
      stretches.append(value...value)
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

  /// The value after one that is not the last in the domain that the network states. The engine's own domain may have lost some
  /// to the remainders of equations.
  fileprivate func next(of variable: Variable, after value: Int64) -> Int64 {
    let shape = engine.domains.shapes[variable.index]
    if shape.step > 0 { return value + statedSteps[Int(variable.index)] }
    for place in 0..<shape.count where engine.domains.values[shape.valueStart + place] > value {
      return engine.domains.values[shape.valueStart + place]
    }
    return value
  }

  /// The order of preference in force.
  var order: [Preference] { (0..<engine.preference.steps.count).map { engine.preference.steps[$0] } }
}
