import ArgumentParser
import Files

/// Files named on the command line.
enum InputFile {
  /// The exit code for a file that cannot be opened or read (`EX_DATAERR`).
  static let unreadable = ExitCode(65)

  /// All bytes of a file; `-` is the standard input.
  ///
  /// - Throws: `unreadable`, after a line on the standard error.
  static func bytes(of path: String) throws -> [UInt8] {
    try refusing { () throws(FileError) in
      path == "-" ? try FileInput.standardInput() : try FileInput.bytes(of: path)
    }
  }

  /// Runs what opens, reads or writes a file; a failure becomes a line on the standard error and `unreadable`.
  static func refusing<Result: ~Copyable>(_ body: () throws(FileError) -> Result) throws -> Result {
    do throws(FileError) { return try body() } catch { throw refusal(error.description) }
  }

  /// Writes a line on the standard error; the exit code to throw then.
  static func refusal(_ message: String) -> ExitCode {
    // Nobody is left to tell when that cannot be written either.
    try? Descriptor.write(Array((message + "\n").utf8), to: 2)
    return unreadable
  }
}
