/// Why a formula cannot be read, and where.
public struct FormulaFault: Error, Equatable, CustomStringConvertible {
  /// The line of the fault, counted from 1.
  public let line: Int
  /// What is wrong there, naming the values, without a full stop.
  public let message: String

  /// The fault as `line: message`.
  public var description: String { "\(line): \(message)" }
}

extension Formula {
  /// Reads a formula in DIMACS form, strictly: a header `p cnf VARIABLES CLAUSES`, exactly that many clauses, each
  /// closed by a 0.
  ///
  /// Lines starting with `c` are comments; a line `%` ends the text, as in the collections of SATLIB.
  public init(dimacs text: [UInt8]) throws(FormulaFault) {
    self.init()
    var cursor = ByteCursor(text)
    let (variables, clauses) = try Self.header(&cursor)
    var clause: [Int32] = []
    while true {
      cursor.skipBlankLinesAndComments()
      if cursor.isAtEnd || cursor.next == UInt8(ascii: "%") { break }
      guard let literal = cursor.integer() else {
        throw FormulaFault(line: cursor.line, message: "a literal is expected, not \(cursor.token)")
      }
      guard literal.magnitude <= variables else {
        throw FormulaFault(
          line: cursor.line, message: "literal \(literal) is beyond the \(variables) variables of the header")
      }
      if literal == 0 {
        append(clause)
        clause.removeAll(keepingCapacity: true)
      } else {
        clause.append(Int32(literal))
      }
      if clauseCount > clauses || (clauseCount == clauses && !clause.isEmpty) {
        throw FormulaFault(line: cursor.line, message: "there are more clauses than the \(clauses) of the header")
      }
    }
    if !clause.isEmpty { throw FormulaFault(line: cursor.line, message: "the last clause is not closed by a 0") }
    if clauseCount < clauses {
      throw FormulaFault(
        line: cursor.line, message: "the header promises \(clauses) clauses, but there are \(clauseCount)")
    }
  }

  private static func header(_ cursor: inout ByteCursor) throws(FormulaFault) -> (variables: Int64, clauses: Int64) {
    cursor.skipBlankLinesAndComments()
    let line = cursor.line
    let fault = FormulaFault(line: line, message: "a header ‘p cnf VARIABLES CLAUSES’ is expected, not \(cursor.token)")
    for word in ["p", "cnf"] {
      for byte in word.utf8 where !cursor.take(byte) { throw fault }
      guard cursor.next == 0x20 || cursor.next == 0x09 else { throw fault }
      cursor.skipBlanks()
    }
    guard let variables = cursor.integer(), (0...Int64(Int32.max)).contains(variables) else {
      throw FormulaFault(line: line, message: "a number of variables below 2^31 is expected, not \(cursor.token)")
    }
    cursor.skipBlanks()
    guard let clauses = cursor.integer(), clauses >= 0 else {
      throw FormulaFault(line: line, message: "a number of clauses is expected, not \(cursor.token)")
    }
    cursor.skipBlanks()
    guard cursor.isAtEnd || cursor.take(UInt8(ascii: "\n")) else {
      throw FormulaFault(line: line, message: "the header ends after two numbers, but \(cursor.token) follows")
    }
    return (variables, clauses)
  }
}
