import Glibc

/// A file that is written to, or the standard output; whole pieces at a time.
final class OutputFile {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// The standard output.
  init() { descriptor = STDOUT_FILENO }

  /// Creates a file or empties it.
  ///
  /// - Throws: `InputFile.unreadable`, after a line on the standard error.
  init(creating path: String) throws {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw InputFile.refusal("\(path): \(unsafe String(cString: strerror(errno)))") }
  }

  /// Makes a file that holds just this text.
  ///
  /// - Throws: `InputFile.unreadable`, after a line on the standard error.
  static func write(_ text: String, to path: String) throws {
    let file = try OutputFile(creating: path)
    file.write(text)
    file.flush()
  }

  /// Adds text, which is written by and by.
  func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Writes bytes at once.
  func write(_ bytes: [UInt8]) {
    flush()
    buffer = bytes
    flush()
  }

  /// Writes what has been added.
  ///
  /// Nobody is left to tell when the reader has gone, so what cannot be written is dropped.
  func flush() {
    var start = 0
    while start < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
