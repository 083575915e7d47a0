import Catalogs
import Expressions
import SolverCore

extension ModelEncoder {
  /// Combinations up to which a table is written out row by row.
  private static let writtenOutLimit = 20_000.0

  /// Adds the hard constraints; switched, each only counts where its literal is true. Returns the switches.
  mutating func addConstraints(isSwitched: Bool) -> [Literal?] {
    model.constraints.map { constraint in
      guard constraint.isHard else { return nil }
      let onOff = isSwitched ? translator.network.makeLiteral() : nil
      add(constraint, if: onOff.map { [$0] } ?? [])
      return onOff
    }
  }

  private mutating func add(_ constraint: ModelConstraint, if condition: [Literal]) {
    switch constraint.body {
    case .condition(let term): addCondition(term, if: condition)
    case .table(let check, let when):
      let guards = condition + (when.map { [translator.literal($0)] } ?? [])
      addTable(model.checks[check], base: model.instances[constraint.instance].base, if: guards)
    }
  }

  /// A conjunction falls apart, a disjunction becomes a clause: no literal stands for the whole.
  private mutating func addCondition(_ term: Expressions.Term, if condition: [Literal]) {
    switch term.kind {
    case .and(let all): for part in all { addCondition(part, if: condition) }
    case .or(let all):
      let literals = all.map { translator.literal($0) }
      translator.network.addClause(literals, if: condition)
    default:
      let literal = translator.literal(term)
      translator.network.addClause([literal], if: condition)
    }
  }

  private mutating func addTable(_ check: CombinationCheck, base: Int, if condition: [Literal]) {
    let starts = check.columns.indices.map { check.bandStarts(ofColumn: $0) }
    let columns = zip(check.columns, starts).map { bands(base + $0.slot, starts: $1) }
    let rows = check.rows.map { row in
      zip(starts, row).map { starts, cell -> [Int64?] in
        if case .any = cell { return [nil] }
        return starts.indices.filter { cell.admits(starts[$0]) }.map { Int64($0) }
      }
    }
    let size = rows.reduce(0.0) { sum, options in sum + options.reduce(1.0) { $0 * Double($1.count) } }
    if size > Self.writtenOutLimit { return addRows(rows, of: columns, check.mode, if: condition) }
    let combinations = rows.flatMap { self.combinations(of: $0) }
    switch check.mode {
    case .allowed: translator.network.addTable(columns, rows: combinations, if: condition)
    case .excluded: translator.network.addForbiddenTable(columns, rows: combinations, if: condition)
    }
  }

  /// A table whose ranges stand for too many combinations to write them out: a literal for each row, and clauses over them.
  private mutating func addRows(
    _ rows: [[[Int64?]]], of columns: [Variable], _ mode: CombinationTable.Mode, if condition: [Literal]
  ) {
    let matches = rows.map { row in
      let cells = zip(columns, row).map { column, options -> Literal in
        if options == [nil] { return .true }
        let here = options.compactMap(\.self).map { translator.network.literal(column, equals: $0) }
        return translator.anyOf(here)
      }
      return translator.allOf(cells)
    }
    switch mode {
    case .allowed: translator.network.addClause(matches, if: condition)
    case .excluded: for match in matches { translator.network.addClause([!match], if: condition) }
    }
  }

  private func combinations(of options: [[Int64?]]) -> [[Int64?]] {
    options.reduce([[]]) { rows, values in rows.flatMap { row in values.map { row + [$0] } } }
  }

  /// A variable for the band that a cell falls into.
  private mutating func bands(_ slot: Int, starts: [Int64]) -> Variable {
    let cell: Variable
    switch translator.cells[slot] {
    case .literal(let literal)?: cell = translator.network.makeVariable(showing: literal)
    case .variable(let variable)?: cell = variable
    default: preconditionFailure("a combination table's columns are single values")
    }
    if isIdentity(starts, over: cell) { return cell }
    let band = translator.network.makeVariable(0...Int64(starts.count - 1))
    for i in starts.indices.dropFirst() {
      let reached = translator.network.literal(cell, atLeast: starts[i])
      translator.network.addEquivalence(translator.network.literal(band, atLeast: Int64(i)), reached)
    }
    return band
  }

  /// Whether every value from 0 is a band of its own, so that the cell serves as it is.
  private func isIdentity(_ starts: [Int64], over cell: Variable) -> Bool {
    let bounds = translator.network.bounds(of: cell)
    return bounds.lowerBound == 0 && Int(bounds.upperBound) == starts.count - 1
      && starts.enumerated().allSatisfy { Int64($0) == $1 }
  }
}
