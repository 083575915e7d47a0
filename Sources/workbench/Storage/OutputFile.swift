import Glibc

/// Files that a subcommand writes.
enum OutputFile {
  /// Writes a text as a file of its own, over what was there.
  ///
  /// - Throws: an exit code, after a line on the standard error, if the file cannot be written whole.
  static func write(_ text: String, to path: String) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw InputFile.refusal("\(path): \(lastError)") }
    defer { close(file) }
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress! + written, bytes.count - written)
      }
      guard count > 0 else { throw InputFile.refusal("\(path): \(lastError)") }
      written += count
    }
  }

  private static var lastError: String { unsafe String(cString: strerror(errno)) }
}
