extension Network {
  /// `result = left * right`, whenever all of `condition` are true.
  public mutating func addProduct(
    _ result: Variable, _ left: Variable, _ right: Variable, if condition: [Literal] = []
  ) {
    if tabulate(result, left, right, if: condition, { $0 * $1 }) { return }
    let enforcement = enforcement(of: condition)
    constraints.append(Enforced(constraint: .product(result, left, right), enforcement: enforcement))
  }

  /// `result = dividend / divisor` rounded to an integer, and the divisor is not 0, whenever all of `condition` are true.
  public mutating func addQuotient(
    _ result: Variable, _ dividend: Variable, _ divisor: Variable, rounding: Rounding, if condition: [Literal] = []
  ) {
    if tabulate(result, dividend, divisor, if: condition, { $1 == 0 ? nil : $0.quotient(rounded: rounding, by: $1) }) {
      return
    }
    let enforcement = enforcement(of: condition)
    addClause([!literal(divisor, equals: 0)], if: [enforcement])
    constraints.append(
      Enforced(constraint: .quotient(result, dividend, divisor, rounding), enforcement: enforcement))
  }

  /// `result` is the largest of `operands`, of which there is at least one, whenever all of `condition` are true.
  ///
  /// - Parameter isCounted: whether the network's solutions will be counted. What is made for the constraint is then determined by its
  ///   variables, also where several operands are the largest; that costs an equation for each.
  public mutating func addMaximum(
    _ result: Variable, of operands: [Variable], if condition: [Literal] = [], isCounted: Bool = false
  ) {
    select(result, from: operands, if: condition)
    addExtremum(result, of: operands.map { [Term(1, $0)] }, sign: 1, if: condition, isCounted)
  }

  /// `result` is the smallest of `operands`, of which there is at least one, whenever all of `condition` are true; see `addMaximum`.
  public mutating func addMinimum(
    _ result: Variable, of operands: [Variable], if condition: [Literal] = [], isCounted: Bool = false
  ) {
    select(result, from: operands, if: condition)
    addExtremum(result, of: operands.map { [Term(1, $0)] }, sign: -1, if: condition, isCounted)
  }

  /// `result = |operand|`, whenever all of `condition` are true; see `addMaximum`.
  public mutating func addAbsolute(
    _ result: Variable, of operand: Variable, if condition: [Literal] = [], isCounted: Bool = false
  ) {
    addExtremum(result, of: [[Term(1, operand)], [Term(-1, operand)]], sign: 1, if: condition, isCounted)
  }

  /// `result = if test then yes else no`, whenever all of `condition` are true.
  public mutating func addChoice(
    _ result: Variable, if test: Literal, then yes: Variable, else no: Variable, if condition: [Literal] = []
  ) {
    select(result, from: [yes, no], if: condition)
    addLinear([Term(1, result), Term(-1, yes)], .equal, 0, if: condition + [test])
    addLinear([Term(1, result), Term(-1, no)], .equal, 0, if: condition + [!test])
  }

  /// `result = array[index]`, counted from 0, and the index lies in the array, whenever all of `condition` are true.
  public mutating func addElement(
    _ result: Variable, of array: [Variable], at index: Variable, if condition: [Literal] = []
  ) {
    precondition(!array.isEmpty, "an element constraint needs an array with elements")
    addClause([literal(index, atLeast: 0)], if: condition)
    addClause([literal(index, atMost: Int64(array.count - 1))], if: condition)
    select(result, from: array, if: condition)
    for (place, element) in array.enumerated() {
      let chosen = literal(index, equals: Int64(place))
      if chosen == .false { continue }
      addLinear([Term(1, result), Term(-1, element)], .equal, 0, if: condition + [chosen])
    }
  }

  /// `result = array[index]` for constants, counted from 0: a table with two columns.
  public mutating func addElement(
    _ result: Variable, ofConstants array: [Int64], at index: Variable, if condition: [Literal] = []
  ) {
    addTable([index, result], rows: array.enumerated().map { [Int64($0), $1] }, if: condition)
  }

  private mutating func select(_ result: Variable, from operands: [Variable], if condition: [Literal]) {
    if condition.allSatisfy({ $0 == .true }) { selections.append(Selection(result: result, operands: operands)) }
  }

  /// Writes a function of two small variables as a table, which leaves exactly the supported values; false when too large.
  private mutating func tabulate(
    _ result: Variable, _ left: Variable, _ right: Variable, if condition: [Literal],
    _ function: (Int128, Int128) -> Int128?
  ) -> Bool {
    guard isValued(result), isValued(left), isValued(right) else { return false }
    let (lefts, rights) = (values(of: left), values(of: right))
    if lefts.count * rights.count > 256 { return false }
    var rows: [[Int64?]] = []
    for x in lefts {
      for y in rights {
        guard let value = function(Int128(x), Int128(y)), let exact = Int64(exactly: value) else { continue }
        rows.append([exact, x, y])
      }
    }
    addTable([result, left, right], rows: rows, if: condition)
    return true
  }

  /// A sign of -1 turns the largest into the smallest.
  private mutating func addExtremum(
    _ result: Variable, of operands: [[Term]], sign: Int64, if condition: [Literal], _ isCounted: Bool
  ) {
    precondition(!operands.isEmpty, "an extremum needs at least one operand")
    let enforcement = enforcement(of: condition)
    var reached: [Literal] = [!enforcement]
    for operand in operands {
      let difference = [Term(sign, result)] + operand.map { Term(coefficient: -sign * $0.coefficient, item: $0.item) }
      addLinear(difference, .atLeast, 0, if: [enforcement])
      if operands.count > 1, isCounted {
        reached.append(literal(difference, .equal, 0))
        continue
      }
      let reaches = operands.count == 1 ? enforcement : makeLiteral()
      addLinear(difference, .atMost, 0, if: [enforcement, reaches])
      reached.append(reaches)
    }
    addClause(reached)
  }
}
