/// A line that counts along on a terminal, and nothing elsewhere.
enum Progress {
  static func show(lines: Int) {
    if Terminal.isInteractive { Terminal.write("\r\(lines) orders") }
  }

  static func clear() {
    if Terminal.isInteractive { Terminal.write("\r\u{1b}[K") }
  }
}
