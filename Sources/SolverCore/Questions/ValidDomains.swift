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

  /// Asks for all valid values of `variables`; the solver's order of preference is kept.
  ///
  /// A ranged variable costs a search for each valid value, most of them without a conflict.
  public init(
    of variables: [Variable], assuming assumptions: [Literal] = [], in solver: Solver,
    within budget: WorkBudget = WorkBudget()
  ) {
    let values = variables.map { solver.valueLiterals(of: $0) }
    var search = SupportSearch(
      of: values.flatMap { $0.map(\.literal) }, assuming: assumptions, in: solver, within: budget)
    var verdict = search.run()
    var answers: [Answer] = []
    var place = 0
    for (variable, literals) in zip(variables, values) {
      let valid = literals.indices.filter { search.isValid[place + $0] && verdict != .unsatisfiable }
      answers.append(.values(valid.map { literals[$0].value }))
      place += literals.count
      guard literals.isEmpty, verdict == .satisfied else { continue }
      var walk = RangeWalk(variable, assuming: assumptions, in: solver, within: budget)
      verdict = walk.run()
      answers[answers.count - 1] = .ranges(walk.stretches)
    }
    self.verdict = verdict
    self.answers = answers
  }
}

/// Walks through the valid values of a ranged variable, from the smallest on.
///
/// A caller who can see more in a solution than one value says how far the values after it are valid as well, and the walk goes on
/// behind those: then it takes a search for each stretch rather than for each value.
public struct RangeWalk {
  private let variable: Variable
  private let assumptions: [Literal]
  private let solver: Solver
  private let budget: WorkBudget
  /// The valid values found, neighbours in the domain joined.
  public private(set) var stretches: [ClosedRange<Int64>] = []

  /// Prepares to walk; the solver's order of preference is kept, and stands behind the wish for the smallest value.
  public init(
    _ variable: Variable, assuming assumptions: [Literal] = [], in solver: Solver,
    within budget: WorkBudget = WorkBudget()
  ) {
    self.variable = variable
    self.assumptions = assumptions
    self.solver = solver
    self.budget = budget
  }

  /// Walks to the end: *satisfied* then, *unsatisfiable* where there is no solution; else the verdict of the search that did not get there.
  ///
  /// `lastLike` is given a valid value, whose solution the solver shows, and gives a value of the domain up to which all are valid.
  public mutating func run(lastLike: (Int64) -> Int64 = { $0 }) -> Verdict {
    let order = solver.order
    defer { solver.prefer(order) }
    solver.prefer([.smallest(variable)] + order)
    var floor = Literal.true
    while true {
      let verdict = solver.solve(assuming: assumptions + [floor], within: budget)
      guard verdict == .satisfied else {
        return verdict == .unsatisfiable && !stretches.isEmpty ? .satisfied : verdict
      }
      let value = solver.value(of: variable)
      let last = lastLike(value)
      append(value...last)
      floor = solver.literal(variable, atLeast: last + 1)
      if floor == .false { return .satisfied }
    }
  }

  private mutating func append(_ values: ClosedRange<Int64>) {
    if let last = stretches.last, solver.next(of: variable, after: last.upperBound) == values.lowerBound {
      stretches[stretches.count - 1] = last.lowerBound...values.upperBound
    } else {
      stretches.append(values)
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
