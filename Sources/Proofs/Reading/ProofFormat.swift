/// How a refutation is written.
public enum ProofFormat: String, Sendable, CaseIterable {
  /// DRAT as text: `LITERALS 0` adds, `d LITERALS 0` deletes (Wetzler, Heule, Hunt 2014).
  case drat
  /// DRAT as bytes: `a` or `d`, then literals as variable-length numbers 2v or 2v+1, closed by a zero byte.
  case binaryDRAT = "binary-drat"
  /// LRAT as text: `ID LITERALS 0 HINTS 0` adds, `ID d IDS 0` deletes (Cruz-Filipe, Heule, Hunt, Kaufmann,
  /// Schneider-Kamp 2017).
  case lrat
  /// LRAT as bytes with every number, identifiers too, doubled plus its sign, as drat-trim's tools compress it.
  case binaryLRAT = "binary-lrat"
  /// LRAT as bytes with plain identifiers, as CaDiCaL writes it; it has no hints for resolution.
  case plainBinaryLRAT = "plain-binary-lrat"

  /// Whether the format has identifiers and hints.
  var hasHints: Bool { self != .drat && self != .binaryDRAT }

  /// Whether the format is bytes rather than lines.
  var isBinary: Bool { self != .drat && self != .lrat }
}

extension ProofFormat {
  /// The format that a proof of a formula with `clauseCount` clauses looks like.
  ///
  /// A text has no zero byte and each step of a binary proof ends with one. A text is LRAT if the first step that tells
  /// has a second 0 or a `d` after a number; a binary proof is LRAT if it does not go from step to step as DRAT.
  public init(detectedIn proof: [UInt8], clauseCount: Int) {
    if proof.first != UInt8(ascii: "a") && !proof.contains(0) {
      self = Self.isTextualLRAT(proof) ? .lrat : .drat
    } else if Self.isBinaryDRAT(proof) {
      self = .binaryDRAT
    } else {
      self = Self.hasDoubledIdentifiers(proof, clauseCount: clauseCount) ? .binaryLRAT : .plainBinaryLRAT
    }
  }

  private static func isTextualLRAT(_ proof: [UInt8]) -> Bool {
    var cursor = ByteCursor(proof)
    cursor.skipBlankLinesAndComments()
    var numbers: [Int64] = []
    while let number = cursor.integer() {
      numbers.append(number)
      cursor.skipBlanks()
    }
    if cursor.next == UInt8(ascii: "d") { return !numbers.isEmpty }
    return numbers.count { $0 == 0 } > 1
  }

  /// Whether the first steps, at most 256, begin with `a` or `d` where those of DRAT must.
  private static func isBinaryDRAT(_ proof: [UInt8]) -> Bool {
    var start = 0
    for _ in 0..<256 where start < proof.count {
      guard proof[start] == UInt8(ascii: "a") || proof[start] == UInt8(ascii: "d") else { return false }
      guard let end = proof[start...].firstIndex(of: 0) else { return true }
      start = end + 1
    }
    return true
  }

  /// The first added clause has an identifier above the formula's: doubled it is even and at least twice that.
  private static func hasDoubledIdentifiers(_ proof: [UInt8], clauseCount: Int) -> Bool {
    var cursor = ByteCursor(proof)
    while let kind = cursor.next, kind != UInt8(ascii: "a") {
      while let byte = cursor.next, byte != 0 { cursor.advance() }
      if !cursor.isAtEnd { cursor.advance() }
    }
    if !cursor.isAtEnd { cursor.advance() }
    guard let first = cursor.variableLengthNumber() else { return true }
    return first % 2 == 0 && first / 2 > UInt64(clauseCount)
  }
}
