/// An arithmetic or logical expression over the variables of a constraint instance; truth is 1, falsehood 0.
indirect enum Expression {
  case constant(Int64)
  /// The variable with a number.
  case variable(Int)
  case apply(Operator, [Expression])

  /// The functions of the expressions of XCSP3 (and of XCSP 2.1 under the same names).
  enum Operator: String {
    case neg, abs, add, sub, mul, div, mod, sqr, pow, min, max, dist
    case lt, le, ge, gt, ne, eq, `in`, set
    case not, and, or, xor, iff, imp, `if`
  }
}

extension Expression.Operator {
  /// How many operands it takes.
  var operands: ClosedRange<Int> {
    switch self {
    case .neg, .abs, .sqr, .not: 1...1
    case .sub, .div, .mod, .pow, .dist, .lt, .le, .ge, .gt, .ne, .in, .imp: 2...2
    case .if: 3...3
    case .set: 0...Int.max
    case .add, .mul, .min, .max, .eq, .and, .or, .xor, .iff: 1...Int.max
    }
  }

  /// Whether its value is a truth.
  var isLogical: Bool {
    switch self {
    case .lt, .le, .ge, .gt, .ne, .eq, .in, .not, .and, .or, .xor, .iff, .imp: true
    default: false
    }
  }
}

extension Expression {
  /// The numbers of its variables, ascending, each once.
  var variables: [Int] {
    var found: [Int] = []
    collect(&found)
    var distinct: [Int] = []
    for number in found.sorted() where number != distinct.last { distinct.append(number) }
    return distinct
  }

  private func collect(_ found: inout [Int]) {
    switch self {
    case .constant: break
    case .variable(let number): found.append(number)
    case .apply(_, let operands): for operand in operands { operand.collect(&found) }
    }
  }
}
