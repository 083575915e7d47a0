/// The most parentheses inside one another that are read.
private let mostDepth = 500

/// Reads the functional notation of XCSP: `eq(add(x[0],3),y)`.
struct ExpressionReader {
  private let bytes: ArraySlice<UInt8>
  private var offset: Int
  /// What a name that is no function stands for.
  private let name: (String) -> Expression?

  /// Reads `bytes`, asking what names stand for.
  init(_ bytes: ArraySlice<UInt8>, name: @escaping (String) -> Expression?) {
    self.bytes = bytes
    offset = bytes.startIndex
    self.name = name
  }

  /// The expression that the bytes are, wholly.
  mutating func read() throws(InstanceFault) -> Expression {
    let expression = try operand(depth: 0)
    skipBlanks()
    if offset < bytes.endIndex { throw fault("'\(rest)' after the end of the expression") }
    return expression
  }

  private mutating func operand(depth: Int) throws(InstanceFault) -> Expression {
    if depth > mostDepth { throw fault("an expression deeper than \(mostDepth)") }
    skipBlanks()
    let word = readWord()
    if word.isEmpty { throw fault(offset < bytes.endIndex ? "'\(rest)' in an expression" : "an expression breaks off") }
    skipBlanks()
    guard next == UInt8(ascii: "(") else { return try leaf(word) }
    guard let function = Expression.Operator(rawValue: word) else { throw fault("'\(word)' is no function") }
    offset += 1
    let operands = try operands(depth: depth)
    guard function.operands.contains(operands.count) else {
      throw fault("'\(word)' does not take \(operands.count) operands")
    }
    if function == .in, case .apply(.set, let members) = operands[1] {
      guard members.allSatisfy({ if case .constant = $0 { true } else { false } }) else {
        throw fault("a set with variables is not read")
      }
    } else if function == .in {
      throw fault("'in' needs a set")
    }
    return .apply(function, operands)
  }

  private mutating func operands(depth: Int) throws(InstanceFault) -> [Expression] {
    var operands: [Expression] = []
    skipBlanks()
    if next == UInt8(ascii: ")") {
      offset += 1
      return operands
    }
    while true {
      operands.append(try operand(depth: depth + 1))
      skipBlanks()
      let separator = next
      if offset < bytes.endIndex { offset += 1 }
      if separator == UInt8(ascii: ")") { return operands }
      if separator != UInt8(ascii: ",") { throw fault("a parenthesis is not closed") }
    }
  }

  private func leaf(_ word: String) throws(InstanceFault) -> Expression {
    if let value = Int64(word), value != .min { return .constant(value) }
    if let expression = name(word) { return expression }
    let digits = word.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let isNumber = !digits.isEmpty && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    throw fault("'\(word)' is \(isNumber ? "a number beyond 64 bits" : "no variable and no number")")
  }

  private mutating func readWord() -> String {
    let start = offset
    while let byte = next, byte > 32, byte != 40, byte != 41, byte != 44 { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private var next: UInt8? { offset < bytes.endIndex ? bytes[offset] : nil }

  private var rest: String { String(decoding: bytes[offset...].prefix(40), as: UTF8.self) }

  private mutating func skipBlanks() { while let byte = next, byte <= 32 { offset += 1 } }

  /// The caller knows the line.
  private func fault(_ message: String) -> InstanceFault { InstanceFault(line: 0, message: message) }
}
