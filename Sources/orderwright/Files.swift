import Glibc
import JSONLines

/// Input files of the command line.
enum Files {
  /// Hands each line of the file at `path`, or of stdin, to `body`, in order; blank ones are left out. Throws `FileFailure`
  /// where the file cannot be read, and what `body` throws.
  static func forEachLine(of path: String?, _ body: (Line) throws -> Void) throws {
    let descriptor = try path.map(openForReading) ?? STDIN_FILENO
    var reader = LineReader(descriptor)
    var batch = LineBatch()
    while try isMore(&reader, &batch, path) {
      for i in 0..<batch.lineCount where unsafe batch[i].isOverlong || !batch[i].bytes.isEmpty { try body(batch[i]) }
    }
  }

  private static func openForReading(_ path: String) throws(FileFailure) -> Int32 {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(path: path, cause: .system(errno)) }
    return descriptor
  }

  private static func isMore(_ reader: inout LineReader, _ batch: inout LineBatch, _ path: String?) throws(FileFailure)
    -> Bool
  {
    do throws(StreamError) {
      return try reader.read(into: &batch)
    } catch {
      throw FileFailure(path: path ?? "stdin", cause: error)
    }
  }
}

/// A file that cannot be read, and why.
struct FileFailure: Error, CustomStringConvertible {
  var path: String
  var cause: StreamError

  var description: String { "\(path): \(cause)" }
}
