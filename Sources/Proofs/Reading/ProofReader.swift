/// Reads the steps of a refutation one after the other, in any format, strictly.
struct ProofReader {
  /// The text, up to the next step.
  var cursor: ByteCursor
  /// How the text is written.
  let format: ProofFormat
  /// The step read last.
  private(set) var step = ProofStep()

  /// A reader at the start of a proof.
  init(_ proof: [UInt8], format: ProofFormat) {
    cursor = ByteCursor(proof)
    self.format = format
  }

  /// Reads the next step into `step`; false at the end, where `step` stands for the one that is missing.
  mutating func next() throws(BadStep) -> Bool {
    if !format.isBinary { cursor.skipBlankLinesAndComments() }
    step.number += 1
    step.place = format.isBinary ? .byte(cursor.position) : .line(cursor.line)
    step.literals.removeAll(keepingCapacity: true)
    step.hints.removeAll(keepingCapacity: true)
    if cursor.isAtEnd { return false }
    switch format {
    case .drat: try readTextualDRAT()
    case .lrat: try readTextualLRAT()
    case .binaryDRAT, .binaryLRAT, .plainBinaryLRAT: try readBinary()
    }
    return true
  }

  /// Reads what is left only to see that it is well formed.
  mutating func readToEnd() throws(BadStep) {
    while try next() {}
  }
}

// MARK: Lines

extension ProofReader {
  private mutating func readTextualDRAT() throws(BadStep) {
    step.isDeletion = try takeDeletionMark()
    try readLiterals()
    try endLine()
  }

  private mutating func readTextualLRAT() throws(BadStep) {
    let identifier = try integer("an identifier")
    guard identifier >= 0 else { throw step.bad(.malformed("identifier \(identifier) is negative")) }
    cursor.skipBlanks()
    step.isDeletion = try takeDeletionMark()
    step.identifier = identifier
    if !step.isDeletion { try readLiterals() }
    while true {
      let hint = try integer(step.isDeletion ? "an identifier" : "a hint")
      if hint == 0 { break }
      step.hints.append(hint)
    }
    try endLine()
  }

  private mutating func takeDeletionMark() throws(BadStep) -> Bool {
    guard cursor.take(UInt8(ascii: "d")) else { return false }
    guard cursor.next == 0x20 || cursor.next == 0x09 else {
      throw step.bad(.malformed("a blank is expected after ‘d’, not \(cursor.token)"))
    }
    return true
  }

  @inline(__always)
  private mutating func readLiterals() throws(BadStep) {
    while true {
      let literal = try integer("a literal")
      if literal == 0 { return }
      step.literals.append(try checked(literal))
    }
  }

  @inline(__always)
  private mutating func integer(_ what: StaticString) throws(BadStep) -> Int64 {
    cursor.skipBlanks()
    guard let number = cursor.integer() else {
      throw step.bad(.malformed("\(what) or 0 is expected, not \(cursor.token)"))
    }
    return number
  }

  private func checked(_ literal: Int64) throws(BadStep) -> Int32 {
    guard literal.magnitude <= Int64(Int32.max) else {
      throw step.bad(.malformed("literal \(literal) is beyond 2^31 - 1"))
    }
    return Int32(literal)
  }

  private mutating func endLine() throws(BadStep) {
    cursor.skipBlanks()
    guard cursor.isAtEnd || cursor.take(UInt8(ascii: "\n")) else {
      throw step.bad(.malformed("the step ends at its last 0, but \(cursor.token) follows on the line"))
    }
  }
}

// MARK: Bytes

extension ProofReader {
  private mutating func readBinary() throws(BadStep) {
    let isAddition = cursor.take(UInt8(ascii: "a"))
    guard isAddition || cursor.take(UInt8(ascii: "d")) else {
      throw step.bad(.malformed("a step begins with the byte ‘a’ or ‘d’, not with \(cursor.bytes[cursor.position])"))
    }
    step.isDeletion = !isAddition
    if isAddition && format.hasHints { step.identifier = try readIdentifier() }
    if isAddition || !format.hasHints {
      while case let code = try number(), code != 0 { step.literals.append(try literal(code)) }
    }
    guard format.hasHints else { return }
    while case let hint = try readIdentifier(), hint != 0 { step.hints.append(hint) }
  }

  private mutating func number() throws(BadStep) -> UInt64 {
    guard let number = cursor.variableLengthNumber() else {
      let message = cursor.isAtEnd ? "the proof ends inside a step" : "a number has more than 63 bits"
      throw step.bad(.malformed(message))
    }
    return number
  }

  private func literal(_ code: UInt64) throws(BadStep) -> Int32 {
    guard code > 1, code >> 1 <= UInt64(Int32.max) else {
      throw step.bad(.malformed("\(code) is not a literal's code"))
    }
    return code & 1 == 0 ? Int32(code >> 1) : -Int32(code >> 1)
  }

  private mutating func readIdentifier() throws(BadStep) -> Int64 {
    let code = try number()
    if format == .plainBinaryLRAT { return Int64(code) }
    guard code != 1 else { throw step.bad(.malformed("1 is not an identifier's code")) }
    return code & 1 == 0 ? Int64(code >> 1) : -Int64(code >> 1)
  }
}
