import Files
import Glibc
import JSONLines

/// The lines of a file that was named on the command line, or of stdin.
enum InputLines {
  /// Hands each line of the file at `path`, or of stdin, to `body`, in order; blank ones are left out. Throws `FileError`
  /// where the file cannot be read, and what `body` throws.
  static func forEach(of path: String?, _ body: (Line) throws -> Void) throws {
    guard let path else { return try forEach(from: STDIN_FILENO, "stdin", body) }
    let file = try FileInput(path)
    try forEach(from: file.descriptor, path, body)
  }

  private static func forEach(from descriptor: Int32, _ path: String, _ body: (Line) throws -> Void) throws {
    var reader = LineReader(descriptor)
    var batch = LineBatch()
    while try isMore(&reader, &batch, path) {
      for i in 0..<batch.lineCount where unsafe batch[i].isOverlong || !batch[i].bytes.isEmpty { try body(batch[i]) }
    }
  }

  private static func isMore(
    _ reader: inout LineReader, _ batch: inout LineBatch, _ path: String
  ) throws(FileError) -> Bool {
    do throws(StreamError) {
      return try reader.read(into: &batch)
    } catch {
      throw FileError(path, .system(error.number))
    }
  }
}
