import Glibc

/// A document being written: kept beside its place until it is finished, and put there only where its bytes are new.
///
/// Dropped unfinished, it leaves nothing behind. Holds 64 KiB of what was written; the rest is on disk.
struct OutputFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 65_536

  private var draft: String { path + ".part" }

  /// Begins a document in a folder, which is made where it is missing.
  init(_ name: String, in folder: String) throws(DocumentError) {
    try makeFolder(folder)
    let path = "\(folder)/\(name)"
    let descriptor = unsafe open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(writing: path) }
    (self.path, self.descriptor) = (path, descriptor)
    buffer.reserveCapacity(OutputFile.capacity + 4_096)
  }

  deinit {
    close(descriptor)
    // After `finish` the draft has gone already, and this finds nothing.
    unsafe unlink(path + ".part")
  }

  /// Adds text in UTF-8.
  mutating func write(_ text: String) throws(DocumentError) {
    buffer += text.utf8
    if buffer.count >= OutputFile.capacity { try flush() }
  }

  /// Puts the document in place.
  consuming func finish() throws(DocumentError) -> WrittenDocument {
    try flush()
    if haveSameBytes(draft, path) { return WrittenDocument(path: path, isChanged: false) }
    guard unsafe rename(draft, path) == 0 else { throw failure(writing: path) }
    return WrittenDocument(path: path, isChanged: true)
  }

  private mutating func flush() throws(DocumentError) {
    var done = 0
    while done < buffer.count {
      let start = done
      let target = descriptor
      let count = unsafe buffer.withUnsafeBytes {
        unsafe Glibc.write(target, $0.baseAddress! + start, $0.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(writing: path)
      }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Makes a folder and those above it where they are missing.
private func makeFolder(_ folder: String) throws(DocumentError) {
  var end = folder.startIndex
  while end < folder.endIndex {
    end = folder[end...].dropFirst().firstIndex(of: "/") ?? folder.endIndex
    let path = String(folder[..<end])
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST || errno == EISDIR else { throw failure(writing: path) }
  }
}

/// What the system says about the last call.
private func failure(writing path: String) -> DocumentError {
  DocumentError(.unwritable, file: path, message: "cannot be written: \(unsafe String(cString: strerror(errno)))")
}
