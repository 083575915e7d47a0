import ArgumentParser
import Glibc

/// Files that a subcommand writes.
enum OutputFile {
  /// Writes a file anew.
  ///
  /// - Throws: exit code 73 (`EX_CANTCREAT`), after a line on the standard error.
  static func write(_ text: String, to path: String) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = unsafe Glibc.write(file, bytes.baseAddress! + written, bytes.count - written)
        if count < 0 { return false }
        written += count
      }
      return true
    }
    guard isWritten else { throw failure(path) }
  }

  private static func failure(_ path: String) -> ExitCode {
    _ = InputFile.refusal("\(path): \(unsafe String(cString: strerror(errno)))")
    return ExitCode(73)
  }
}
