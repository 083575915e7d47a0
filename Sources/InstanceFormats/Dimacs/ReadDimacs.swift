import SolverCore

/// The most variables that a header may announce: each costs memory before it occurs anywhere.
private let mostVariables = 1 << 24

/// Reads a formula in DIMACS CNF, as the SAT competitions define it.
///
/// A comment `c NUMBER NAME`, as feature-model tools write it, names a variable. Everything else is strict: the header
/// comes first, literals lie within it, each clause ends with 0, and there are as many clauses as announced. A line
/// of `%` ends the formula, as in the files of SATLIB. Cost: one pass, linear in the bytes.
///
/// - Throws: `InstanceFault` at the first line that breaks this.
public func readDimacs(_ bytes: [UInt8]) throws(InstanceFault) -> Instance {
  var reader = DimacsReader(text: InstanceText(bytes: bytes.withoutByteOrderMark))
  return try reader.read()
}

/// The state of reading one formula.
private struct DimacsReader {
  let text: InstanceText
  var instance = Instance()
  var offset = 0
  var variableCount = 0
  var clauseCount = 0
  /// Variables named by comments, with the offset of the comment.
  var named: [(variable: Int, name: Range<Int>)] = []

  init(text: InstanceText) { self.text = text }

  mutating func read() throws(InstanceFault) -> Instance {
    try readHeader()
    let literals = (0..<variableCount).map { _ in instance.network.makeLiteral() }
    instance.items = literals.map { .boolean($0) }
    try readClauses(literals)
    try giveNames()
    return instance
  }

  private mutating func readHeader() throws(InstanceFault) {
    while true {
      skipBlanks()
      guard offset < text.bytes.count else {
        throw text.fault("the file has no header 'p cnf VARIABLES CLAUSES'", at: offset)
      }
      if text.bytes[offset] != UInt8(ascii: "c") { break }
      skipComment()
    }
    let start = offset
    guard text.excerpt(text.word(at: offset)) == "p" else {
      throw text.fault("'\(text.excerpt(text.word(at: start)))' before the header 'p cnf VARIABLES CLAUSES'", at: start)
    }
    offset += 1
    skipSpaces()
    let format = text.word(at: offset)
    guard text.excerpt(format) == "cnf" else {
      throw text.fault("the header's format is '\(text.excerpt(format))'; only 'cnf' is read", at: start)
    }
    offset = format.upperBound
    variableCount = try headerNumber("variables")
    clauseCount = try headerNumber("clauses")
    guard variableCount <= mostVariables else {
      throw text.fault("the header announces \(variableCount) variables; at most \(mostVariables) are read", at: start)
    }
    skipSpaces()
    guard offset == text.bytes.count || isLineEnd(text.bytes[offset]) else {
      throw text.fault("'\(text.excerpt(text.word(at: offset)))' after the header's two numbers", at: start)
    }
  }

  private mutating func headerNumber(_ what: String) throws(InstanceFault) -> Int {
    skipSpaces()
    let word = text.word(at: offset)
    let spelled = text.excerpt(word)
    guard !word.isEmpty, word.count <= 18, let number = Int(spelled), number >= 0, spelled.first != "+" else {
      throw text.fault("the header's number of \(what) is '\(spelled)'", at: offset)
    }
    offset = word.upperBound
    return number
  }
}

extension DimacsReader {
  private mutating func readClauses(_ literals: [Literal]) throws(InstanceFault) {
    var clause: [Literal] = []
    var found = 0
    reading: while true {
      skipBlanks()
      guard offset < text.bytes.count else { break }
      switch text.bytes[offset] {
      case UInt8(ascii: "c"): skipComment()
      case UInt8(ascii: "%"): break reading
      default:
        let start = offset
        let number = try literalNumber()
        if number == 0 {
          found += 1
          if found > clauseCount { throw text.fault("more clauses than the \(clauseCount) announced", at: start) }
          instance.network.addClause(clause)
          clause.removeAll(keepingCapacity: true)
        } else {
          guard number.magnitude <= variableCount else {
            throw text.fault("the literal \(number) exceeds the \(variableCount) variables announced", at: start)
          }
          let literal = literals[Int(number.magnitude) - 1]
          clause.append(number < 0 ? !literal : literal)
        }
      }
    }
    guard clause.isEmpty else { throw text.fault("the last clause does not end with 0", at: offset) }
    guard found == clauseCount else {
      throw text.fault("\(found) clauses instead of the \(clauseCount) announced", at: offset)
    }
  }

  /// A signed number, which a blank or the end of the file must follow.
  @inline(__always)
  private mutating func literalNumber() throws(InstanceFault) -> Int {
    let start = offset
    let isNegative = text.bytes[offset] == UInt8(ascii: "-")
    if isNegative { offset &+= 1 }
    let digits = offset
    var magnitude = 0
    while offset < text.bytes.count, case let digit = text.bytes[offset] &- 48, digit < 10 {
      magnitude = magnitude &* 10 &+ Int(digit)
      offset &+= 1
    }
    let isSeparated = offset == text.bytes.count || text.bytes[offset] <= 32
    guard isSeparated, offset > digits, offset - digits <= 18 else {
      throw text.fault("'\(text.excerpt(text.word(at: start)))' is no literal", at: start)
    }
    return isNegative ? -magnitude : magnitude
  }

  /// Passes a comment, and remembers the name that it may give.
  private mutating func skipComment() {
    let start = offset
    while offset < text.bytes.count, text.bytes[offset] != UInt8(ascii: "\n") { offset &+= 1 }
    var place = start + 1
    func skip() { while place < offset, text.bytes[place] == 32 || text.bytes[place] == 9 { place += 1 } }
    skip()
    let word = text.word(at: place)
    guard place > start + 1, word.count <= 9, let variable = Int(text.excerpt(word)), variable > 0 else { return }
    place = word.upperBound
    skip()
    let name = text.word(at: place)
    place = name.upperBound
    skip()
    if !name.isEmpty, place == offset || text.bytes[place] == 13 { named.append((variable, name)) }
  }

  private mutating func giveNames() throws(InstanceFault) {
    if named.isEmpty { return }
    var names = (1...max(variableCount, 1)).prefix(variableCount).map { String($0) }
    for (variable, name) in named where variable <= variableCount {
      do throws(UTF8.ValidationError) {
        names[variable - 1] = String(copying: try UTF8Span(validating: text.bytes[name].span))
      } catch {
        throw text.fault("the name of variable \(variable) is not UTF-8", at: name.lowerBound)
      }
    }
    instance.names = names
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while offset < text.bytes.count, text.bytes[offset] <= 32 { offset &+= 1 }
  }

  private mutating func skipSpaces() {
    while offset < text.bytes.count, text.bytes[offset] <= 32, !isLineEnd(text.bytes[offset]) { offset += 1 }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
