import Expressions
import Quantities
import SolverCore

extension Translator {
  /// A new variable for a term that is no sum.
  mutating func functionVariable(_ term: Expressions.Term) -> Variable {
    let result = makeVariable(in: term.range)
    switch term.kind {
    case .multiply(let a, let b): network.addProduct(result, variable(a), variable(b))
    case .minimum(let a, let b):
      let operands = [variable(a), variable(b)]
      network.addMinimum(result, of: operands)
    case .maximum(let a, let b):
      let operands = [variable(a), variable(b)]
      network.addMaximum(result, of: operands)
    case .absolute(let a): network.addAbsolute(result, of: variable(a))
    case .choose(let condition, let a, let b):
      let (test, yes, no) = (literal(condition), variable(a), variable(b))
      network.addChoice(result, if: test, then: yes, else: no)
    case .divide(let a, let b, let mode): divide(a, b, mode, into: result)
    case .lookup(let table, let column, let arguments): lookUp(arguments, in: table, column, into: result)
    default: preconditionFailure("this term is a sum or a literal")
    }
    return result
  }

  // MARK: Quotients

  private mutating func divide(
    _ a: Expressions.Term, _ b: Expressions.Term, _ mode: RoundingMode, into result: Variable
  ) {
    switch mode {
    case .floor: network.addQuotient(result, variable(a), variable(b), rounding: .down)
    case .ceiling: network.addQuotient(result, variable(a), variable(b), rounding: .up)
    case .down, .up: bySign(of: a, b, mode, into: result)
    case .halfUp, .halfDown, .halfEven: nearest(a, b, mode, into: result)
    }
  }

  /// Towards zero, or away from it: one of the two directions, by the sign of the quotient.
  private mutating func bySign(
    of a: Expressions.Term, _ b: Expressions.Term, _ mode: RoundingMode, into result: Variable
  ) {
    let zero = Expressions.Term.constant(0)
    let isNegative = literal(.or([.and([.less(a, zero), .less(zero, b)]), .and([.less(zero, a), .less(b, zero)])]))
    guard let floor = quotient(a, b, .floor), let ceiling = quotient(a, b, .ceiling) else { return giveUp() }
    network.addChoice(
      result, if: isNegative, then: mode == .down ? ceiling : floor, else: mode == .down ? floor : ceiling)
  }

  private mutating func quotient(_ a: Expressions.Term, _ b: Expressions.Term, _ mode: RoundingMode) -> Variable? {
    Expressions.Term.dividing(a, by: b, rounding: mode).map { variable($0) }
  }

  /// The nearest integer: with the divisor made positive, floor((2a + b) / 2b), less one where that is a tie which the mode
  /// settles the other way.
  private mutating func nearest(
    _ a: Expressions.Term, _ b: Expressions.Term, _ mode: RoundingMode, into result: Variable
  ) {
    if b.range.upperBound < 0 {
      guard let a = Expressions.Term.subtracting(.constant(0), a), let b = Expressions.Term.subtracting(.constant(0), b)
      else { return giveUp() }
      return nearest(a, b, mode, into: result)
    }
    guard let settled = nearestTerm(a, b, mode) else { return giveUp() }
    let sum = form(settled)
    network.addLinear(sum.terms + [.init(-1, result)], .equal, -sum.constant)
  }

  private func nearestTerm(_ a: Expressions.Term, _ b: Expressions.Term, _ mode: RoundingMode) -> Expressions.Term? {
    let two = Expressions.Term.constant(2)
    guard let doubled = Expressions.Term.multiplying(two, b), let twice = Expressions.Term.multiplying(two, a),
      let numerator = Expressions.Term.adding(twice, b),
      let upper = Expressions.Term.dividing(numerator, by: doubled, rounding: .floor),
      let product = Expressions.Term.multiplying(upper, doubled),
      let half = Expressions.Term.dividing(upper, by: two, rounding: .floor),
      let even = Expressions.Term.multiplying(half, two),
      let lower = Expressions.Term.subtracting(upper, .constant(1))
    else { return nil }
    let goesDown: Expressions.Term =
      switch mode {
      case .halfUp: .less(a, .constant(0))
      case .halfDown: .less(.constant(0), a)
      default: .not(.equal(even, upper))
      }
    return .choose(.and([.equal(product, numerator), goesDown]), lower, upper)
  }

  // MARK: Tables

  private mutating func lookUp(
    _ arguments: [Expressions.Term], in table: LookupTable, _ column: Int, into result: Variable
  ) {
    let buckets = arguments.indices.map { i in bucket(of: arguments[i], in: table, i) }
    var rows: [[Int64?]] = []
    for combination in 0..<table.combinationCount {
      guard let value = table.result(column, ofCombination: combination) else { continue }
      rows.append(table.buckets(ofCombination: combination).map { Int64($0) } + [value])
    }
    network.addTable(buckets + [result], rows: rows)
  }

  /// A variable for the number of the key that an argument falls to; the last one stands for none.
  private mutating func bucket(of argument: Expressions.Term, in table: LookupTable, _ index: Int) -> Variable {
    let keys = table.distinctKeys[index]
    let result = network.makeVariable(0...Int64(keys.count))
    let number = form(argument)
    var matches: [Literal] = []
    for (i, key) in keys.enumerated() {
      let here: Literal
      switch table.keyColumns[index].match {
      case .exact: here = comparison(number, .equal, key)
      case .upTo:
        let fits = comparison(number, .atMost, key)
        here = i == 0 ? fits : allOf([fits, !comparison(number, .atMost, keys[i - 1])])
      }
      matches.append(here)
      network.addEquivalence(network.literal(result, equals: Int64(i)), here)
    }
    network.addEquivalence(network.literal(result, equals: Int64(keys.count)), allOf(matches.map { !$0 }))
    return result
  }
}

extension Network {
  mutating func addEquivalence(_ a: Literal, _ b: Literal) {
    addClause([!a, b])
    addClause([a, !b])
  }
}
