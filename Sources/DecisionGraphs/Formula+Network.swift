import SolverCore

extension Formula {
  /// The clauses, sums and tables of a network, with clauses that say that a variable takes exactly one of its values.
  ///
  /// Formula variables are the network's Boolean variables, number 0 being the constant, after the values of ranged variables were given
  /// literals.
  ///
  /// - Throws: `unsupported` for ranged variables with too many values and for constraints that are not compiled.
  init(_ original: Network) throws(CompilationStop) {
    var network = original
    if let large = network.enumerateValues(most: Compilation.mostValues) {
      let bounds = network.bounds(of: large)
      throw .unsupported(
        "variable \(large.index) from \(bounds.lowerBound) to \(bounds.upperBound) has more than \(Compilation.mostValues) values"
      )
    }
    self.init(variableCount: network.literalCount)
    imageCount = network.literalCount
    add([0])
    for place in 0..<network.clauseCount { add(network.clause(at: place).lazy.map(\.code)) }
    for place in 0..<network.variableCount { addValues(of: network.variable(at: place), network) }
    for place in 0..<network.constraintCount { try add(network.constraint(at: place), network) }
  }

  /// Says that a variable has exactly one of its values, and that its bounds are in order.
  private mutating func addValues(of variable: Variable, _ network: Network) {
    let values = network.valueLiterals(of: variable)
    if values.count > 2 { addExactlyOne(values.map(\.code)) }
    if network.isValued(variable) { return }
    let bounds = network.boundLiterals(of: variable)
    for (lower, upper) in zip(bounds, bounds.dropFirst()) { add([lower.literal.code ^ 1, upper.literal.code]) }
    // Every value but the largest has a bound.
    ranges.append(
      ValueRange(
        bounds: bounds.enumerated().map { ValueRange.Bound(place: $0, literal: $1.literal.code) },
        values: values.map(\.code)))
  }

  private mutating func add(_ constraint: StatedConstraint, _ network: Network) throws(CompilationStop) {
    switch constraint {
    case .sum(let terms, let limit, let enforcement):
      try addSum(terms.map { ($0.coefficient, $0.literal.code) }, limit, if: enforcement.code)
    case .notEqual(let lists, let number, let enforcement):
      try addNotEqual(lists.map { $0.map { ($0.coefficient, $0.literal.code) } }, number, if: enforcement.code)
    case .exclusions(let lists, let enforcement):
      for list in lists { try addSum(list.map { (1, $0.code) }, 1, if: enforcement.code) }
    case .table(let columns, let cells, let enforcement):
      try addTable(columns, cells, if: enforcement.code, network)
    case .product(let result, let left, let right, let enforcement):
      try addFunction(result, left, right, if: enforcement.code, network) { $0 * $1 }
    case .quotient(let result, let dividend, let divisor, let rounding, let enforcement):
      try addFunction(result, dividend, divisor, if: enforcement.code, network) {
        $1 == 0 ? nil : rounding.quotient(of: $0, by: $1)
      }
    case .redundant: break
    case .other(let what): throw .unsupported(what)
    }
  }

  /// Says that exactly one of three or more literals holds.
  private mutating func addExactlyOne(_ literals: [Int32]) {
    add(literals)
    sums.append(Sum(terms: literals.map { Sum.Term(literal: $0, weight: 1) }, limit: 1))
  }

  private mutating func addTable(
    _ columns: [Variable], _ cells: [Int64], if condition: Int32, _ network: Network
  ) throws(CompilationStop) {
    let places = columns.map { column in
      Dictionary(uniqueKeysWithValues: network.values(of: column).enumerated().map { ($1, Int32($0)) })
    }
    var placed: [Int32] = []
    placed.reserveCapacity(cells.count)
    for (number, cell) in cells.enumerated() {
      // The network keeps only rows whose values the columns can have.
      placed.append(cell == Network.anyCell ? Table.any : places[number % columns.count][cell] ?? Table.any)
    }
    try addTable(columns.map { network.valueLiterals(of: $0).map(\.code) }, placed, if: condition)
  }

  /// Adds a function of two variables as the table of its values.
  private mutating func addFunction(
    _ result: Variable, _ left: Variable, _ right: Variable, if condition: Int32, _ network: Network,
    _ function: (Int128, Int128) -> Int128?
  ) throws(CompilationStop) {
    let columns = [result, left, right]
    let (lefts, rights) = (network.values(of: left), network.values(of: right))
    let places = Dictionary(
      uniqueKeysWithValues: network.values(of: result).enumerated().map { (Int128($1), Int32($0)) })
    guard lefts.count * rights.count <= Self.mostPairs else {
      throw .unsupported("a product or quotient of \(lefts.count) by \(rights.count) values")
    }
    var cells: [Int32] = []
    for (x, one) in lefts.enumerated() {
      for (y, other) in rights.enumerated() {
        guard let value = function(Int128(one), Int128(other)), let place = places[value] else { continue }
        cells += [place, Int32(x), Int32(y)]
      }
    }
    if cells.isEmpty { return add([condition ^ 1]) }
    try addTable(columns.map { network.valueLiterals(of: $0).map(\.code) }, cells, if: condition)
  }

  /// Most pairs of values of a product or quotient.
  private static let mostPairs = 1 << 20

  /// The clauses, sums and tables in their order, hashed.
  var fingerprint: NetworkFingerprint {
    var (low, high) = (UInt64(variableCount), UInt64(clauseCount))
    func mix(_ word: UInt64) {
      low = (low ^ word) &* 0x9E37_79B9_7F4A_7C15
      low ^= low >> 29
      high = (high &+ word) &* 0xD6E8_FEB8_6659_FD93
      high ^= high >> 32
    }
    for literal in literals { mix(UInt64(literal)) }
    for end in ends { mix(UInt64(end)) }
    for sum in sums {
      for term in sum.terms { mix(UInt64(term.literal) << 40 ^ UInt64(term.weight)) }
      mix(UInt64(sum.limit))
    }
    for table in tables {
      for column in table.columns { for literal in column { mix(UInt64(literal)) } }
      for cell in table.cells { mix(UInt64(UInt32(bitPattern: cell))) }
      mix(UInt64(UInt32(bitPattern: table.condition)))
    }
    return NetworkFingerprint(low: low, high: high)
  }
}
