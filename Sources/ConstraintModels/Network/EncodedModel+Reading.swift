import SolverCore

extension EncodedModel {
  /// A literal that says that a cell holds a value, made by the solver where it is new.
  public func literals(_ slot: Int, holds value: Int64, in solver: Solver) -> [Literal] {
    switch cells[slot] {
    case .literal(let literal)?: [value == 1 ? literal : !literal]
    case .variable(let variable)?: [solver.literal(variable, equals: value)]
    case .members(let literals)?: literals.enumerated().map { value >> Int64($0) & 1 == 1 ? $1 : !$1 }
    case nil: preconditionFailure("every cell of the model is in its network")
    }
  }

  /// The variable that holds a cell; nil for Booleans and sets.
  public func variable(_ slot: Int) -> Variable? {
    if case .variable(let variable)? = cells[slot] { variable } else { nil }
  }

  /// The cell's value in the solution that the solver shows.
  public func value(of slot: Int, in solver: Solver) -> Int64 {
    switch cells[slot] {
    case .literal(let literal)?: return solver.value(of: literal) ? 1 : 0
    case .variable(let variable)?: return solver.value(of: variable)
    case .members(let literals)?:
      return literals.enumerated().reduce(0) { solver.value(of: $1.element) ? $0 | 1 << Int64($1.offset) : $0 }
    case nil: preconditionFailure("every cell of the model is in its network")
    }
  }

  /// Literals that say that the content of a Boolean's or number's cell lies within bounds.
  public func literals(_ slot: Int, within range: ClosedRange<Int64>, in solver: Solver) -> [Literal] {
    switch cells[slot] {
    case .literal(let literal)?:
      return (range.lowerBound > 0 ? [literal] : []) + (range.upperBound < 1 ? [!literal] : [])
    case .variable(let variable)?:
      return [
        solver.literal(variable, atLeast: range.lowerBound), solver.literal(variable, atMost: range.upperBound),
      ]
    case .members?, nil: preconditionFailure("only what has an order lies within bounds")
    }
  }

  /// Literals that say that the number of a component's instances lies within bounds.
  public func literals(count index: Int, within range: ClosedRange<Int64>) -> [Literal] {
    let literals = atLeast[index]
    let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
    return (low > 0 ? [literals[low - 1]] : []) + (high < literals.count ? [!literals[high]] : [])
  }

  /// The number of a component's instances in the solution that the solver shows.
  public func value(ofCount index: Int, in solver: Solver) -> Int64 {
    Int64(atLeast[index].count { solver.value(of: $0) })
  }
}
