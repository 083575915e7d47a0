import Diagnostics
import Quantities

/// `table.column(keys…)`.
extension Checker {
  mutating func lookup(_ names: [Syntax.Name], _ arguments: [Syntax], range: Range<Int>) -> Value? {
    guard let (symbol, _) = lookUp(names[0].text) else {
      reportUnknown(names[0])
      return nil
    }
    if case .mistaken = symbol { return nil }
    guard case .table(let table) = symbol else {
      report("not-a-table", names[0].range, "'\(names[0].text)' is not a table")
      return nil
    }
    let column = column(named: names[1], of: table, named: names[0].text)
    guard arguments.count == table.keyColumns.count else {
      let keys = table.keyColumns.map(\.name).joined(separator: ", ")
      let wanted = "\(table.keyColumns.count) keys (\(keys))"
      let message = "table '\(names[0].text)' is looked up by \(wanted), not \(arguments.count)"
      report("wrong-argument-count", range, message)
      return nil
    }
    let keys = zip(arguments, table.keyColumns).map { key($0, for: $1) }
    guard let column, keys.allSatisfy({ $0 != nil }) else { return nil }
    let terms = keys.compactMap(\.self)
    guard isCovered(table, named: names[0].text, by: terms, range: range) else { return nil }
    return Value(Term.lookup(table, column: column, terms), type: table.resultColumns[column].type)
  }

  private mutating func column(named name: Syntax.Name, of table: LookupTable, named tableName: String) -> Int? {
    if let column = table.resultColumns.firstIndex(where: { $0.name == name.text }) { return column }
    let suggestion = nearest(to: name.text, among: table.resultColumns.map(\.name))
    let message = "table '\(tableName)' has no result column '\(name.text)'"
    report("unknown-name", name.range, message, suggestion: suggestion)
    return nil
  }

  private mutating func isCovered(
    _ table: LookupTable, named name: String, by arguments: [Term], range: Range<Int>
  ) -> Bool {
    guard let gap = table.gap(within: arguments.map(\.range)) else { return true }
    let example = zip(table.keyColumns, gap).map { "\($0.name) = \($0.type.text(of: $1))" }.joined(separator: ", ")
    let message = "table '\(name)' has no row for \(example)"
    report("table-gap", range, message, notes: [.init("the table is here", at: table.place)])
    return false
  }

  /// The argument as the key column codes it.
  private mutating func key(_ argument: Syntax, for column: LookupTable.KeyColumn) -> Term? {
    switch column.type {
    case .number(let type): return key(argument, for: column, type)
    case .boolean: return boolean(argument)
    case .value(let domain, _):
      guard let value = check(argument, hint: .value(domain)) else { return nil }
      if case .choice(domain, _, let index) = value { return index }
      reportMismatch(value, wanted: "a value of '\(domain.id)'", range: argument.range)
      return nil
    case .set, .text:
      report("type-mismatch", argument.range, "a table cannot be looked up by a set or a text")
      return nil
    }
  }

  private mutating func key(_ argument: Syntax, for column: LookupTable.KeyColumn, _ type: NumberType) -> Term? {
    guard let number = exactNumber(argument) else { return nil }
    if number.scale > type.scale, column.match == .exact {
      let part = excerpt(argument.range)
      let message =
        "'\(part)' has \(Checker.digits(number.scale)) after the point, but the keys of column '\(column.name)' only "
        + "\(type.scale); put it inside round(…, \(type.scale)), floor(…) or ceil(…)"
      report("too-precise", argument.range, message)
      return nil
    }
    return arithmetic(argument.range) { () throws(ArithmeticFault) in
      _ = try Number.combinedUnit(number, Number(.constant(0), scale: 0, unit: UnitClaim(type.unit)))
      // The first threshold that is not below the argument is the first not below it rounded up.
      if number.scale > type.scale { return try number.rounded(to: type.scale, .ceiling).numerator }
      return try Number.raised(number.numerator, by: type.scale - number.scale)
    }
  }

  /// `1 digit`, `2 digits`.
  static func digits(_ count: Int) -> String { count == 1 ? "1 digit" : "\(count) digits" }
}
