/// A regular expression of XML Schema (1.0, part 2, appendix F) that a text must match as a whole.
///
/// Compiled once, then only read, so that one pattern serves all threads. A text is looked at scalar by scalar, as it is
/// written: nothing is normalised. Matching never goes back: where the compiled automaton is deterministic, a scalar costs
/// one step of a table; a pattern whose table would be too large is simulated, which costs at most
/// `PatternLimits.simulatedInstructions` steps a scalar.
public struct Pattern: Sendable {
  /// The pattern as it was written.
  public let text: String
  private let alphabet: Alphabet
  private let automaton: Automaton

  private enum Automaton: Sendable {
    case deterministic(DeterministicAutomaton)
    case simulated(PatternProgram)
  }

  /// Compiles a pattern; throws where the text is none, or is one beyond the limits.
  public init(_ text: String) throws(PatternFault) {
    var parser = try PatternParser(text)
    let program = PatternProgram(try parser.parse())
    alphabet = Alphabet(parser.sets)
    self.text = text
    if let deterministic = DeterministicAutomaton(program, alphabet) {
      automaton = .deterministic(deterministic)
    } else if program.instructions.count <= PatternLimits.simulatedInstructions {
      automaton = .simulated(program)
    } else {
      throw PatternFault(
        0..<parser.scalars.count, isLimit: true,
        "the pattern stands for too many states: its counts are too large for what stands around them")
    }
  }

  /// Whether the text, which is UTF-8, has the form of the pattern. Cost: linear in the text.
  public func matches(_ candidate: Span<UInt8>) -> Bool {
    switch automaton {
    case .deterministic(let automaton): automaton.accepts(candidate, alphabet)
    case .simulated(let program): program.accepts(candidate, alphabet)
    }
  }

  /// Whether the text has the form of the pattern.
  public func matches(_ candidate: String) -> Bool {
    let bytes = Array(candidate.utf8)
    return matches(bytes.span)
  }

  /// Whether texts are looked up in a table, one step a scalar.
  var isDeterministic: Bool {
    if case .deterministic = automaton { true } else { false }
  }
}
