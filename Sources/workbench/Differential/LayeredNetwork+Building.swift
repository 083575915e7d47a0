import DecisionGraphs
import SolverCore

/// A layered network as the engine is told it.
struct BuiltNetwork {
  /// The engine's network.
  var network = Network()
  /// Its variables, in the plain network's order; in a clausal one the literal `variable = 1` of the n-th is the n-th literal made.
  private(set) var variables: [Variable] = []
  /// Whether every literal says that a variable has a value: none is left that a solution does not determine.
  private(set) var hasValueLiteralsOnly = false
  /// The network with a literal for each value.
  private(set) var enumerated = Network()

  /// Tells the engine every variable and rule.
  init(_ plain: LayeredNetwork) {
    variables = plain.domains.map { network.makeVariable(values: $0) }
    let literalCount = Compilation.enumerated(network).literalCount
    for rule in plain.rules { add(rule, if: []) }
    enumerated = Compilation.enumerated(network)
    hasValueLiteralsOnly = enumerated.literalCount == literalCount
  }

  /// The literal of a fact.
  mutating func literal(_ fact: LayeredNetwork.Fact) -> Literal {
    let variable = variables[fact.variable]
    let literal =
      fact.kind == .equals
      ? network.literal(variable, equals: fact.value) : network.literal(variable, atMost: fact.value)
    return fact.isNegated ? !literal : literal
  }

  private mutating func literals(_ facts: [LayeredNetwork.Fact]) -> [Literal] {
    var literals: [Literal] = []
    for fact in facts { literals.append(literal(fact)) }
    return literals
  }

  private mutating func add(_ rule: LayeredNetwork.Rule, if condition: [Literal]) {
    let v = variables
    switch rule {
    case .clause(let facts): network.addClause(literals(facts), if: condition)
    case .cardinality(let facts, let range):
      network.addCardinality(literals(facts), atLeast: range.lowerBound, atMost: range.upperBound, if: condition)
    case .table(let columns, let rows, isForbidden: false):
      network.addTable(columns.map { v[$0] }, rows: rows, if: condition)
    case .table(let columns, let rows, isForbidden: true):
      network.addForbiddenTable(columns.map { v[$0] }, rows: rows, if: condition)
    case .sum(let terms, let relation, let constant):
      network.addLinear(terms.map { Term($0.coefficient, v[$0.variable]) }, relation, constant, if: condition)
    case .conditional(let facts, let rule): add(rule, if: condition + literals(facts))
    default: addFunction(rule, if: condition)
    }
  }

  private mutating func addFunction(_ rule: LayeredNetwork.Rule, if condition: [Literal]) {
    let v = variables
    switch rule {
    case .product(let result, let left, let right):
      network.addProduct(v[result], v[left], v[right], if: condition)
    case .quotient(let result, let dividend, let divisor):
      network.addQuotient(v[result], v[dividend], v[divisor], rounding: .down, if: condition)
    case .listElement(let result, let list, let index):
      network.addElement(v[result], ofConstants: list, at: v[index], if: condition)
    case .element(let result, let operands, let index):
      network.addElement(v[result], of: operands.map { v[$0] }, at: v[index], if: condition)
    case .maximum(let result, let operands):
      network.addMaximum(v[result], of: operands.map { v[$0] }, if: condition)
    case .allDifferent(let variables): network.addAllDifferent(variables.map { v[$0] }, if: condition)
    default: preconditionFailure("not a function")
    }
  }
}
