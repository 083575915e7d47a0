import SolverCore

/// Puts the constraints of an XCSP3 instance into a network, one kind after the other.
struct XCSPCompiler {
  let reader: XCSPReader
  /// By place of a variable: its number among those that exist.
  let numbers: [Int]
  var expressions: ExpressionCompiler
  /// Tables already read, by the element that holds them: a group states one table for many scopes.
  private var tables: [Int: [Int64]] = [:]

  /// What a `condition` compares with.
  enum Condition {
    case compare(Expression.Operator, Expression)
    case within([ClosedRange<Int64>], isExcluded: Bool)
  }

  init(reader: XCSPReader, numbers: [Int], expressions: ExpressionCompiler) {
    self.reader = reader
    self.numbers = numbers
    self.expressions = expressions
  }

  /// Adds a constraint.
  mutating func add(_ constraint: XCSPConstraint) throws(InstanceFault) {
    let kind = reader.tree.nodes[constraint.node].name
    if reader.tree.attribute("reifiedBy", of: constraint.node) != nil {
      throw reader.tree.fault("reified constraints are not read", at: constraint.node)
    }
    switch kind {
    case "extension": try addExtension(constraint)
    case "intension": try expressions.require(renumbered(try reader.expression(constraint)))
    case "sum": try addSum(constraint)
    case "allDifferent": try addAllDifferent(constraint)
    case "allEqual": try addAllEqual(constraint)
    case "ordered": try addOrdered(constraint)
    case "element": try addElement(constraint)
    case "cardinality": try addCardinality(constraint)
    case "count": try addCount(constraint)
    case "minimum", "maximum": try addExtremum(constraint, isLargest: kind == "maximum")
    case "instantiation": try addInstantiation(constraint)
    default: throw reader.tree.fault("the constraint '\(kind)' is not read", at: constraint.node)
    }
  }
}

extension XCSPCompiler {
  /// An expression with its variables known by their numbers instead of their places.
  func renumbered(_ expression: Expression) -> Expression {
    switch expression {
    case .constant: expression
    case .variable(let place): .variable(numbers[place])
    case .apply(let name, let operands): .apply(name, operands.map(renumbered))
    }
  }

  /// The only element with a name inside a constraint.
  func part(_ name: String, of constraint: XCSPConstraint) throws(InstanceFault) -> Int? {
    let parts = reader.tree.children(constraint.node).filter { reader.tree.nodes[$0].name == name }
    if parts.count > 1 { throw reader.tree.fault("more than one '\(name)' in a constraint is not read", at: parts[1]) }
    return parts.first
  }

  /// The text of a part that the constraint must have.
  func text(_ name: String, of constraint: XCSPConstraint) throws(InstanceFault) -> ArraySlice<UInt8> {
    guard let node = try part(name, of: constraint) else {
      let kind = reader.tree.nodes[constraint.node].name
      throw reader.tree.fault("the constraint '\(kind)' has no '\(name)'", at: constraint.node)
    }
    return try reader.text(node, of: constraint)
  }

  /// The expressions in a text: variables, references to several, numbers, functions.
  func operands(_ text: ArraySlice<UInt8>) throws(InstanceFault) -> [Expression] {
    var operands: [Expression] = []
    for word in reader.words(text) {
      if let places = reader.variables.references(word) {
        operands += places.map { .variable(numbers[$0]) }
      } else if word.contains("..") {
        var values = XCSPValues(Array(word.utf8)[...])
        operands += try values.list().map { .constant($0) }
      } else {
        operands.append(renumbered(try reader.expression(Array(word.utf8)[...])))
      }
    }
    return operands
  }

  /// The expressions of a constraint's `list`, or of its own text where it has no `list`.
  func list(_ constraint: XCSPConstraint) throws(InstanceFault) -> [Expression] {
    let node = try part("list", of: constraint) ?? constraint.node
    if node == constraint.node, reader.tree.nodes[node].firstChild >= 0 {
      throw reader.tree.fault("this form of '\(reader.tree.nodes[node].name)' is not read", at: node)
    }
    return try operands(reader.text(node, of: constraint))
  }

  /// The variables that expressions are, with new ones for those that are none.
  mutating func makeVariables(_ operands: [Expression]) throws(InstanceFault) -> [Variable] {
    var made: [Variable] = []
    for operand in operands { made.append(try expressions.variable(try expressions.sum(operand))) }
    return made
  }

  private mutating func addExtension(_ constraint: XCSPConstraint) throws(InstanceFault) {
    let scope = try makeVariables(try list(constraint))
    guard !scope.isEmpty else { throw reader.tree.fault("a table without variables", at: constraint.node) }
    let isAllowed = try part("supports", of: constraint) != nil
    guard let node = try part(isAllowed ? "supports" : "conflicts", of: constraint) else {
      throw reader.tree.fault("a table has neither 'supports' nor 'conflicts'", at: constraint.node)
    }
    let cells = try cells(node, of: constraint, width: scope.count)
    if isAllowed {
      expressions.network.addTable(scope, cells: cells)
    } else {
      expressions.network.addForbiddenTable(scope, cells: cells)
    }
  }

  private mutating func cells(
    _ node: Int, of constraint: XCSPConstraint, width: Int
  ) throws(InstanceFault) -> [Int64] {
    if let known = tables[node], known.count % width == 0 { return known }
    do throws(InstanceFault) {
      var values = XCSPValues(try reader.text(node, of: constraint))
      values.skipBlanks()
      let isUnary = width == 1 && values.next != UInt8(ascii: "(")
      let cells = isUnary ? try values.list() : try values.tuples(width: width, wildcard: Network.anyCell)
      if !constraint.arguments.isEmpty { tables[node] = cells }
      return cells
    } catch {
      throw reader.located(error, at: node)
    }
  }
}
