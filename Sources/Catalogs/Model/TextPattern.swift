import CLibXML2

/// An XML Schema regular expression that a text must match as a whole (XML Schema Part 2, appendix F), run by libxml2.
///
/// libxml2 compiles it into an automaton that is only read afterwards, so one pattern serves all threads.
@safe
public final class TextPattern: @unchecked Sendable {
  public let text: String
  private let automaton: xmlRegexpPtr

  /// nil: no regular expression.
  public init?(_ text: String) {
    // libxml2 would print its complaint; whoever asks reports in his own words.
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    guard !text.utf8.contains(0), let automaton = unsafe xmlRegexpCompile(text) else { return nil }
    // Asked once here, because libxml2 remembers the answer in the automaton.
    unsafe xmlRegexpIsDeterminist(automaton)
    self.text = text
    unsafe self.automaton = automaton
  }

  deinit { unsafe xmlRegFreeRegexp(automaton) }

  public func matches(_ candidate: String) -> Bool {
    unsafe !candidate.utf8.contains(0) && xmlRegexpExec(automaton, candidate) == 1
  }
}
