import Diagnostics

/// What a backslash makes of what stands behind it.
enum PatternEscape {
  case scalar(Unicode.Scalar)
  case set(ScalarSet)

  /// The scalars meant, one or more.
  var set: ScalarSet {
    switch self {
    case .scalar(let scalar): ScalarSet(scalar)
    case .set(let set): set
    }
  }
}

extension PatternParser {
  /// An escape whose backslash, at `start`, has been read.
  mutating func escape(from start: Int) throws(PatternFault) -> PatternEscape {
    guard let scalar = next else {
      throw PatternFault(start..<at, "a backslash ends the pattern; write '\\\\' for the character itself")
    }
    at += 1
    switch scalar {
    case "n": return .scalar("\n")
    case "r": return .scalar("\r")
    case "t": return .scalar("\t")
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^": return .scalar(scalar)
    case "p", "P":
      let set = try property(from: start)
      return .set(scalar == "p" ? set : set.complement)
    default:
      if let set = ScalarSet(shorthand: scalar) { return .set(set) }
      throw PatternFault(start..<at, "'\\\(scalar)' means nothing in patterns of XML Schema")
    }
  }

  /// `{Lu}` or `{IsBasicLatin}`.
  private mutating func property(from start: Int) throws(PatternFault) -> ScalarSet {
    guard take("{") else { throw PatternFault(start..<at, "'\\p' and '\\P' want a category or block, such as \\p{Lu}") }
    let first = at
    while let scalar = next, scalar != "}" { at += 1 }
    guard next == "}" else { throw PatternFault(start..<start + 2, "'{' is not closed") }
    var name = ""
    name.unicodeScalars.append(contentsOf: scalars[first..<at])
    defer { at += 1 }
    if name.hasPrefix("Is") { return try block(String(name.dropFirst(2)), first..<at) }
    if let set = ScalarSet(category: name) { return set }
    let reason =
      name == "Cs"
      ? "no text holds a surrogate" : "the categories are \(CategoryTable.names.joined(separator: ", "))"
    throw PatternFault(first..<at, "'\(name)' is no category of XML Schema: \(reason)")
  }

  private func block(_ name: String, _ range: Range<Int>) throws(PatternFault) -> ScalarSet {
    if let set = UnicodeBlocks.set(named: name) { return set }
    let suggestion = nearest(to: name, among: UnicodeBlocks.names).map { "Is\($0)" }
    throw PatternFault(
      range, "'\(name)' is no block of Unicode; blocks are written without spaces, such as IsLatin-1Supplement",
      suggestion: suggestion)
  }
}
