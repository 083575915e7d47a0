/// Reads a pattern by the grammar of XML Schema 1.0, part 2, appendix F; stops at the first fault.
struct PatternParser {
  let scalars: [Unicode.Scalar]
  /// The next scalar.
  var at = 0
  private var depth = 0
  /// The distinct sets of scalars in the pattern, by number.
  private(set) var sets: [ScalarSet] = []
  private var numbers: [ScalarSet: Int] = [:]
  private var rangeCount = 0

  init(_ text: String) throws(PatternFault) {
    scalars = Array(text.unicodeScalars)
    guard scalars.count <= PatternLimits.length else {
      throw PatternFault(
        0..<scalars.count, isLimit: true,
        "the pattern has \(scalars.count) characters; at most \(PatternLimits.length) are allowed")
    }
  }

  /// The whole pattern.
  mutating func parse() throws(PatternFault) -> PatternSyntax {
    let whole = try alternatives()
    guard at == scalars.count else { throw fault("')' closes nothing; write '\\)' for the character itself") }
    try checkSize(of: whole, 0..<scalars.count)
    return whole
  }

  private mutating func alternatives() throws(PatternFault) -> PatternSyntax {
    var branches = [try branch()]
    while take("|") { branches.append(try branch()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func branch() throws(PatternFault) -> PatternSyntax {
    var pieces: [PatternSyntax] = []
    while let scalar = next, scalar != "|", scalar != ")" { pieces.append(try piece()) }
    return pieces.count == 1 ? pieces[0] : pieces.isEmpty ? .empty : .sequence(pieces)
  }

  private mutating func piece() throws(PatternFault) -> PatternSyntax {
    let start = at
    let atom = try atom()
    guard let (minimum, maximum) = try quantity() else { return atom }
    if let scalar = next, "?*+{".unicodeScalars.contains(scalar) {
      throw fault("'\(scalar)' has nothing to repeat: a quantity stands before it; put what it repeats in parentheses")
    }
    if case .empty = atom { return .empty }
    let repeated = PatternSyntax.repeated(atom, minimum: minimum, maximum: maximum)
    try checkSize(of: repeated, start..<at)
    return repeated
  }

  private mutating func atom() throws(PatternFault) -> PatternSyntax {
    let start = at
    guard let scalar = next else { preconditionFailure("a piece starts with a scalar") }
    at += 1
    switch scalar {
    case "(": return try parenthesized(from: start)
    case "[": return try numbered(try nested(from: start) { parser throws(PatternFault) in try parser.group() }, start)
    case "\\": return try numbered(try escape(from: start).set, start)
    case ".": return try numbered(.wildcard, start)
    case "?", "*", "+", "{":
      at = start
      throw fault("'\(scalar)' has nothing to repeat; write '\\\(scalar)' for the character itself")
    case "}", "]":
      at = start
      throw fault("'\(scalar)' closes nothing; write '\\\(scalar)' for the character itself")
    default: return try numbered(ScalarSet(scalar), start)
    }
  }

  private mutating func parenthesized(from start: Int) throws(PatternFault) -> PatternSyntax {
    let inner = try nested(from: start) { parser throws(PatternFault) in try parser.alternatives() }
    guard take(")") else { throw PatternFault(start..<start + 1, "'(' is not closed") }
    return inner
  }

  /// Reads something one level deeper.
  mutating func nested<Result>(
    from start: Int, _ read: (inout PatternParser) throws(PatternFault) -> Result
  ) throws(PatternFault) -> Result {
    guard depth < PatternLimits.nesting else {
      throw PatternFault(
        start..<start + 1, isLimit: true, "the pattern is nested more than \(PatternLimits.nesting) levels deep")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func numbered(_ set: ScalarSet, _ start: Int) throws(PatternFault) -> PatternSyntax {
    if let number = numbers[set] { return .set(number) }
    rangeCount += set.ranges.count
    guard rangeCount <= PatternLimits.ranges else {
      throw PatternFault(start..<at, isLimit: true, "the pattern names more than \(PatternLimits.ranges) ranges")
    }
    numbers[set] = sets.count
    sets.append(set)
    return .set(sets.count - 1)
  }

  private func checkSize(of syntax: PatternSyntax, _ range: Range<Int>) throws(PatternFault) {
    guard syntax.instructionCount > PatternLimits.instructions else { return }
    throw PatternFault(
      range, isLimit: true,
      "written out, the pattern has more than \(PatternLimits.instructions) pieces; its counts are too large")
  }
}

extension PatternParser {
  /// The scalar to be read next; nil at the end.
  var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  /// The scalar `distance` behind the next one.
  func scalar(ahead distance: Int) -> Unicode.Scalar? {
    at + distance < scalars.count ? scalars[at + distance] : nil
  }

  /// Steps over the next scalar if it is this one.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    at += 1
    return true
  }

  /// A fault at the next scalar.
  func fault(_ message: String) -> PatternFault {
    PatternFault(at..<min(at + 1, scalars.count), message)
  }
}
