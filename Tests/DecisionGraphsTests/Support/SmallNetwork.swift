import SolverCore

@testable import DecisionGraphs

/// A small random network that can also be counted by trying everything.
struct SmallNetwork {
  /// The network as the compiler gets it.
  var network = Network()
  /// Free literals, and the value literals of the variables.
  var literals: [Literal] = []
  /// The clauses as stated.
  var clauses: [[Literal]] = []
  /// The literals of which exactly one holds.
  var groups: [[Literal]] = []

  /// Sums: coefficients of `literals`, and what they are at most.
  var sums: [(coefficients: [Int64], limit: Int64)] = []

  /// A table over the groups: the place of the value of each group in a row, nil for any; empty for no table.
  var rows: [[Int?]] = []
  /// The literal that switches the table on.
  var tableCondition = Literal.true

  /// The network of a seed: up to eight Boolean variables, or fewer with one or two of three or four values.
  init(seed: UInt64, booleans: Int = 8, groupCount: Int = 2) {
    var random = SampleGenerator(state: seed)
    func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    var variables: [Variable] = []
    for _ in 0..<below(groupCount + 1) {
      let variable = network.makeVariable(0...Int64(2 + below(2)))
      variables.append(variable)
      groups.append(network.valueLiterals(of: variable))
      literals += network.valueLiterals(of: variable)
    }
    for _ in 0..<max(1, 1 + below(booleans) - literals.count / 2) { literals.append(network.makeLiteral()) }
    if !groups.isEmpty && below(2) == 0 {
      rows = (0..<(1 + below(5))).map { _ in groups.map { below(4) == 0 ? nil : below($0.count) } }
      if below(2) == 0 { tableCondition = literals[literals.count - 1] }
      network.addTable(variables, rows: rows.map { $0.map { $0.map(Int64.init) } }, if: [tableCondition])
    }
    for _ in 0..<below(3) {
      let coefficients = literals.map { _ in below(3) == 0 ? 0 : Int64(below(2) == 0 ? 1 : below(9) - 4) }
      let total = coefficients.reduce(0) { $0 + max(0, $1) }
      sums.append((coefficients, Int64(below(Int(total) + 3)) - 1))
      network.addLinear(zip(coefficients, literals).map { Term($0, $1) }, .atMost, sums[sums.count - 1].limit)
    }
    for _ in 0..<below(literals.count * 2 + 2) {
      let width = 1 + (below(12) == 0 ? 0 : 1 + below(4))
      let clause = (0..<width).map { _ in
        let literal = literals[below(literals.count)]
        return below(2) == 0 ? literal : !literal
      }
      clauses.append(clause)
      network.addClause(clause)
    }
  }

  /// All solutions, each as the values of `literals`.
  func solutions(with choices: [Literal] = []) -> [[Bool]] {
    var places: [Literal: Int] = [:]
    for (place, literal) in literals.enumerated() { places[literal] = place }
    return (0..<(1 << literals.count)).compactMap { bits in
      let values = literals.indices.map { bits >> $0 & 1 == 1 }
      func holds(_ literal: Literal) -> Bool {
        if let place = places[literal] { return values[place] }
        return places[!literal].map { !values[$0] } ?? false
      }
      let isSolution =
        clauses.allSatisfy { $0.contains(where: holds) } && choices.allSatisfy(holds)
        && groups.allSatisfy { $0.count(where: holds) == 1 }
        && (rows.isEmpty || (tableCondition != .true && !holds(tableCondition))
          || rows.contains { row in
            zip(row, groups).allSatisfy { cell, group in cell.map { holds(group[$0]) } ?? true }
          })
        && sums.allSatisfy { sum in
          zip(sum.coefficients, values).reduce(0) { $0 + ($1.1 ? $1.0 : 0) } <= sum.limit
        }
      return isSolution ? values : nil
    }
  }
}
