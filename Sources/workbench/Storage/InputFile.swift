import ArgumentParser
import Glibc

/// Files named on the command line.
enum InputFile {
  /// The exit code for a file that cannot be opened or read (`EX_DATAERR`).
  static let unreadable = ExitCode(65)

  /// All bytes of a file; `-` is the standard input.
  ///
  /// - Throws: `unreadable`, after a line on the standard error.
  static func bytes(of path: String) throws -> [UInt8] {
    let file = try open(path)
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = 1 << 16
    while true {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: chunk))
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe read(file, buffer.baseAddress! + start, chunk)
      }
      guard count >= 0 else { throw refusal("\(path): \(lastError)") }
      bytes.removeLast(chunk - count)
      if count == 0 { return bytes }
      if count == chunk { chunk = min(chunk * 2, 1 << 24) }
    }
  }

  /// The descriptor of a file opened for reading; `-` is the standard input.
  ///
  /// - Throws: `unreadable`, after a line on the standard error.
  static func open(_ path: String) throws -> Int32 {
    let file = unsafe path == "-" ? STDIN_FILENO : Glibc.open(path, O_RDONLY)
    guard file >= 0 else { throw refusal("\(path): \(lastError)") }
    return file
  }

  /// Writes a line on the standard error; the exit code to throw then.
  static func refusal(_ message: String) -> ExitCode {
    var line = message + "\n"
    line.withUTF8 { bytes in _ = unsafe write(STDERR_FILENO, bytes.baseAddress!, bytes.count) }
    return unreadable
  }

  private static var lastError: String { unsafe String(cString: strerror(errno)) }
}
