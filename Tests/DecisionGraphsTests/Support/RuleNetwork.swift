@testable import DecisionGraphs
@testable import SolverCore

/// A small random network of integer variables under tables, sums, products and quotients, that can also be solved by trying everything.
///
/// Variables beyond the size given to the network are ranged, as those of more than 64 values are. The first two have two
/// values, one of which may switch a rule on; rules speak of them seldom, and sometimes of one variable twice.
struct RuleNetwork {
  /// What has to hold of the values, unless the condition is given and variable `condition.0` differs from `condition.1`.
  struct Rule {
    var condition: (variable: Int, value: Int64)?
    var holds: ([Int64]) -> Bool
  }

  /// The network as the compiler gets it.
  var network: Network
  /// Its variables.
  var variables: [Variable] = []
  /// By variable: its values.
  var domains: [[Int64]] = []
  /// The rules.
  var rules: [Rule] = []
  private var random: SampleGenerator

  /// The network of a seed.
  init(seed: UInt64) {
    random = SampleGenerator(state: seed)
    network = Network(valuedLimit: [3, 4, 64][Int(seed % 3)])
    for number in 0..<(5 + below(2)) {
      let values = number < 2 ? [0, 1] : (0..<(2 + below(4))).map { Int64($0 * (1 + below(2))) + Int64(below(3)) - 1 }
      domains.append(Set(values).sorted())
      variables.append(network.makeVariable(values: values))
    }
    for _ in 0..<(1 + below(4)) { addRule() }
  }

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  /// Some variables, different ones most times.
  private mutating func columns(_ count: Int) -> [Int] {
    if below(8) == 0 { return (0..<count).map { _ in below(variables.count) } }
    var all = Array(below(4) == 0 ? variables.indices : variables.indices.dropFirst(2))
    return (0..<min(count, all.count)).map { _ in all.remove(at: below(all.count)) }
  }

  private mutating func addRule() {
    let condition: (variable: Int, value: Int64)? = below(3) == 0 ? (below(2), Int64(below(2))) : nil
    let literals = condition.map { [network.literal(variables[$0.variable], equals: $0.value)] } ?? []
    switch below(7) {
    case 0: addNotEqual(condition, literals)
    case 1: addFunction(condition, literals)
    case 2: addSum(condition, literals)
    default: addTable(condition, literals)
    }
  }

  private mutating func addTable(_ condition: (variable: Int, value: Int64)?, _ literals: [Literal]) {
    let places = columns(2 + below(4))
    let wildness = 1 + below(8)
    let rows: [[Int64?]] = (0..<(1 + below(below(2) == 0 ? 30 : 90))).map { _ in
      places.map { below(wildness) == 7 || below(12) == 0 ? nil : domains[$0][below(domains[$0].count)] }
    }
    network.addTable(places.map { variables[$0] }, rows: rows, if: literals)
    rules.append(
      Rule(condition: condition) { values in
        rows.contains { row in zip(places, row).allSatisfy { $1 == nil || values[$0] == $1 } }
      })
  }

  private mutating func addNotEqual(_ condition: (variable: Int, value: Int64)?, _ literals: [Literal]) {
    let places = columns(2 + below(2))
    let coefficients = places.map { _ in Int64(below(5) - 2) }
    let number = Int64(below(9) - 2)
    network.addLinear(zip(coefficients, places).map { Term($0, variables[$1]) }, .notEqual, number, if: literals)
    rules.append(
      Rule(condition: condition) { values in
        zip(coefficients, places).reduce(0) { $0 + $1.0 * values[$1.1] } != number
      })
  }

  private mutating func addSum(_ condition: (variable: Int, value: Int64)?, _ literals: [Literal]) {
    let places = columns(2 + below(3))
    let coefficients = places.map { _ in Int64(below(5) - 2) }
    let number = Int64(below(9) - 2)
    network.addLinear(zip(coefficients, places).map { Term($0, variables[$1]) }, .atMost, number, if: literals)
    rules.append(
      Rule(condition: condition) { values in
        zip(coefficients, places).reduce(0) { $0 + $1.0 * values[$1.1] } <= number
      })
  }

  private mutating func addFunction(_ condition: (variable: Int, value: Int64)?, _ literals: [Literal]) {
    let places = columns(3)
    let named = places.map { variables[$0] }
    if below(2) == 0 {
      network.addProduct(named[0], named[1], named[2], if: literals)
      rules.append(Rule(condition: condition) { $0[places[0]] == $0[places[1]] * $0[places[2]] })
    } else {
      network.addQuotient(named[0], named[1], named[2], rounding: .down, if: literals)
      rules.append(
        Rule(condition: condition) { values in
          let (dividend, divisor) = (values[places[1]], values[places[2]])
          if divisor == 0 { return false }
          // Rounded down: the remainder has the divisor's sign.
          let rest = dividend - values[places[0]] * divisor
          return divisor > 0 ? (0..<divisor).contains(rest) : ((divisor + 1)...0).contains(rest)
        })
    }
  }

  /// All solutions, each as the values of the variables.
  func solutions() -> [[Int64]] {
    var all: [[Int64]] = [[]]
    for domain in domains { all = all.flatMap { start in domain.map { start + [$0] } } }
    return all.filter { values in
      rules.allSatisfy { rule in
        rule.condition.map { values[$0.variable] != $0.value } ?? false || rule.holds(values)
      }
    }
  }
}
