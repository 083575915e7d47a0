@testable import SolverCore

/// A small network in the twin's terms, with all its solutions by trying everything.
struct Sketch {
  var booleanCount = 0
  var domains: [[Int64]] = []
  var rules: [Rule] = []

  /// All assignments of the domains.
  func assignments() -> [Assignment] {
    var all = [Assignment(booleans: [], integers: [])]
    for _ in 0..<booleanCount {
      all = all.flatMap { old in
        [false, true].map { Assignment(booleans: old.booleans + [$0], integers: []) }
      }
    }
    for domain in domains {
      all = all.flatMap { old in
        domain.map { Assignment(booleans: old.booleans, integers: old.integers + [$0]) }
      }
    }
    return all
  }

  /// All assignments that satisfy every rule.
  func solutions() -> [Assignment] { assignments().filter { one in rules.allSatisfy { one.satisfies($0) } } }
}

/// The sketch's network with the names of its parts.
struct Drawing {
  var network: Network
  var booleans: [Literal] = []
  var variables: [Variable] = []

  /// Builds a sketch; a low limit makes small variables ranged.
  init(_ sketch: Sketch, valuedLimit: UInt64 = 64) {
    network = Network(valuedLimit: valuedLimit)
    for _ in 0..<sketch.booleanCount { booleans.append(network.makeLiteral()) }
    for domain in sketch.domains { variables.append(network.makeVariable(values: domain)) }
    for rule in sketch.rules { add(rule, if: []) }
  }

  /// The literal of a fact.
  mutating func literal(_ fact: Fact) -> Literal {
    switch fact {
    case .boolean(let index): booleans[index]
    case .equals(let index, let value): network.literal(variables[index], equals: value)
    case .atMost(let index, let value): network.literal(variables[index], atMost: value)
    case .not(let fact): !literal(fact)
    }
  }

  private mutating func literals(_ facts: [Fact]) -> [Literal] {
    var all: [Literal] = []
    for fact in facts { all.append(literal(fact)) }
    return all
  }

  private mutating func terms(_ items: [(Int64, Item)]) -> [Term] {
    var all: [Term] = []
    for (coefficient, item) in items {
      switch item {
      case .variable(let index): all.append(Term(coefficient, variables[index]))
      case .fact(let fact): all.append(Term(coefficient, literal(fact)))
      }
    }
    return all
  }

  private mutating func add(_ rule: Rule, if condition: [Literal]) {
    switch rule {
    case .clause(let facts): network.addClause(literals(facts), if: condition)
    case .linear(let items, let relation, let constant):
      network.addLinear(terms(items), relation, constant, if: condition)
    case .linearIff(let fact, let items, let relation, let constant):
      let holds = network.literal(terms(items), relation, constant)
      let same = literal(fact)
      network.addClause([holds, !same], if: condition)
      network.addClause([!holds, same], if: condition)
    case .cardinality(let facts, let low, let high):
      network.addCardinality(literals(facts), atLeast: low, atMost: high, if: condition)
    case .table(let columns, let rows, let isForbidden):
      let columns = columns.map { variables[$0] }
      if isForbidden {
        network.addForbiddenTable(columns, rows: rows, if: condition)
      } else {
        network.addTable(columns, rows: rows, if: condition)
      }
    case .conditional(let facts, let rule): add(rule, if: condition + literals(facts))
    default: addFunction(rule, if: condition)
    }
  }

  private mutating func addFunction(_ rule: Rule, if condition: [Literal]) {
    let v = variables
    switch rule {
    case .product(let z, let x, let y): network.addProduct(v[z], v[x], v[y], if: condition)
    case .quotient(let z, let x, let y, let rounding):
      network.addQuotient(v[z], v[x], v[y], rounding: rounding, if: condition)
    case .extremum(let z, let operands, let isLargest):
      let operands = operands.map { v[$0] }
      if isLargest {
        network.addMaximum(v[z], of: operands, if: condition)
      } else {
        network.addMinimum(v[z], of: operands, if: condition)
      }
    case .absolute(let z, let x): network.addAbsolute(v[z], of: v[x], if: condition)
    case .choice(let z, let test, let x, let y):
      network.addChoice(v[z], if: literal(test), then: v[x], else: v[y], if: condition)
    case .element(let z, let array, let index):
      network.addElement(v[z], of: array.map { v[$0] }, at: v[index], if: condition)
    case .elementOfConstants(let z, let array, let index):
      network.addElement(v[z], ofConstants: array, at: v[index], if: condition)
    case .allDifferent(let variables, let offsets):
      let isShifted = offsets.contains { $0 != 0 }
      network.addAllDifferent(variables.map { v[$0] }, offsets: isShifted ? offsets : [], if: condition)
    default: preconditionFailure("not a function")
    }
  }

  /// What a solver shows as a solution.
  func solution(_ solver: Solver) -> Assignment {
    Assignment(
      booleans: booleans.map { solver.value(of: $0) }, integers: variables.map { solver.value(of: $0) })
  }
}
