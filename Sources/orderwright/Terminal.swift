import Diagnostics
import Glibc

/// What goes to the person at the terminal: always stderr, coloured only where that is one.
enum Terminal {
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  static func write(_ text: String, to descriptor: Int32 = STDERR_FILENO) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(written)
    }
  }

  static func line(_ text: String) { write(text + "\n") }

  static func show(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { line(isInteractive ? coloured(diagnostic) : diagnostic.text()) }
  }

  private static func coloured(_ diagnostic: Diagnostic) -> String {
    let colour = diagnostic.severity == .error ? "31" : diagnostic.severity == .warning ? "33" : "36"
    let word = "\(diagnostic.severity.rawValue):"
    let text = diagnostic.text()
    guard let range = text.firstRange(of: word) else { return text }
    return text.replacingCharacters(in: range, with: "\u{1b}[1;\(colour)m\(word)\u{1b}[0m")
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
