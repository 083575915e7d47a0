import Files
import Glibc

/// A file that is written to, or the standard output; whole pieces at a time.
final class OutputFile {
  /// Nil where it is the standard output.
  private var file: FileOutput?
  private var failure: FileError?
  private var buffer: [UInt8] = []

  /// The standard output.
  init() {}

  /// A file that is in its place when it is finished.
  ///
  /// - Throws: `InputFile.unreadable`, after a line on the standard error.
  init(creating path: String) throws {
    file = try InputFile.refusing { () throws(FileError) in try FileOutput(path) }
  }

  /// Makes a file that holds just these bytes.
  ///
  /// - Throws: `InputFile.unreadable`, after a line on the standard error.
  static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
    try InputFile.refusing { () throws(FileError) in try FileOutput.write(bytes, to: path) }
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

  /// Writes what has been added. Nobody is left to tell when the reader of the standard output has gone, so what cannot be written
  /// there is dropped; what cannot be written to a file is told by `finish`.
  func flush() {
    if file == nil {
      try? Descriptor.write(buffer, to: STDOUT_FILENO)
    } else if failure == nil {
      do throws(FileError) { try file?.write(buffer) } catch { failure = error }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the rest, and puts a file in its place.
  ///
  /// - Throws: `InputFile.unreadable`, after a line on the standard error, where anything could not be written to a file.
  func finish() throws {
    flush()
    if let failure { throw InputFile.refusal(failure.description) }
    guard let file = file.take() else { return }
    do throws(FileError) {
      try file.finish()
    } catch {
      throw InputFile.refusal(error.description)
    }
  }
}
