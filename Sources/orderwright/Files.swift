import ArgumentParser
import Glibc
import JSONLines

/// Input files of the command line.
enum Files {
  /// A descriptor of the file, or the program's end where it cannot be opened.
  static func openForReading(_ path: String) throws -> Int32 {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      Terminal.line("error: \(path): \(unsafe String(cString: strerror(errno)))")
      throw ExitCode.stream
    }
    return descriptor
  }

  /// Hands each line to `body`, in order; blank ones are left out.
  static func forEachLine(of descriptor: Int32, _ body: (Line) throws -> Void) throws {
    var reader = LineReader(descriptor)
    var batch = LineBatch()
    while try reader.read(into: &batch) {
      for i in 0..<batch.lineCount where unsafe batch[i].isOverlong || !batch[i].bytes.isEmpty { try body(batch[i]) }
    }
  }
}
