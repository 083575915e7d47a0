import Answers
import Commands
import Diagnostics
import Files
import Glibc
import JSONLines

/// What goes to the person at the terminal: stdout for what was asked for, stderr for the rest, coloured only where that is one.
enum Terminal {
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes what was asked for to stdout; throws where not all of it can be.
  static func print(_ text: String) throws(StreamError) {
    var writer = JSONWriter()
    writer.append(Array(text.utf8))
    try writer.write(to: STDOUT_FILENO)
  }

  /// Writes to stderr, as far as that takes it: where complaints cannot be heard, nobody can be told so.
  static func write(_ text: String) {
    try? Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Writes one line to stderr, its control characters written out.
  static func line(_ text: String) { write(text.printable + "\n") }

  static func show(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { write((isInteractive ? coloured(diagnostic) : plain(diagnostic)) + "\n") }
  }

  private static func plain(_ diagnostic: Diagnostic) -> String {
    diagnostic.text().split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(
      separator: "\n")
  }

  private static func coloured(_ diagnostic: Diagnostic) -> String {
    let colour = diagnostic.severity == .error ? "31" : diagnostic.severity == .warning ? "33" : "36"
    let word = "\(diagnostic.severity.rawValue):"
    let text = plain(diagnostic)
    guard let range = text.firstRange(of: word) else { return text }
    return text.replacingCharacters(in: range, with: "\u{1b}[1;\(colour)m\(word)\u{1b}[0m")
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
