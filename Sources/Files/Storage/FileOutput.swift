import Glibc

/// A file being written: beside its place until it is finished, so that at its place there is always a whole file, the old one or the new one.
///
/// What is there and is no regular file, a pipe or a terminal for instance, is written to as it is. A symbolic link stays and what it
/// leads to is replaced; a file that is replaced leaves its permissions to the new one. Dropped unfinished, it leaves nothing
/// behind. Holds 64 KiB of what was written; the rest is on disk.
public struct FileOutput: ~Copyable {
  private let path: String
  /// Where the file goes, without symbolic links.
  private let place: String
  /// Where it is meanwhile; nil where it is written to directly.
  private let draft: String?
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  /// Begins a file; its folder must be there.
  public init(_ path: String) throws(FileError) {
    var status = stat()
    let isThere = unsafe stat(path, &status) == 0
    let isDirect = isThere && status.st_mode & S_IFMT != S_IFREG
    let place = isThere ? try FileSystem.realPath(path) : path
    let draft = isDirect ? nil : place + ".part"
    let descriptor =
      unsafe isDirect
      ? open(path, O_WRONLY | O_CLOEXEC) : open(draft!, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .last(path) }
    if isThere, !isDirect { _ = fchmod(descriptor, status.st_mode & 0o7777) }
    (self.path, self.place, self.draft, self.descriptor) = (path, place, draft, descriptor)
    buffer.reserveCapacity(FileOutput.capacity + 4_096)
  }

  deinit {
    close(descriptor)
    // After `finish` the draft has gone already, and this finds nothing.
    if let draft { unsafe unlink(draft) }
  }

  /// Makes a file that holds just these bytes.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(FileError) {
    var file = try FileOutput(path)
    try file.write(bytes)
    try file.finish()
  }

  /// Adds bytes.
  public mutating func write(_ bytes: some Collection<UInt8>) throws(FileError) {
    buffer += bytes
    if buffer.count >= FileOutput.capacity { try flush() }
  }

  /// Adds many bytes without a copy.
  @unsafe
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try flush()
    do throws(StreamError) {
      unsafe try Descriptor.write(bytes, to: descriptor)
    } catch {
      throw FileError(path, .system(error.number))
    }
  }

  private mutating func flush() throws(FileError) {
    do throws(StreamError) {
      try Descriptor.write(buffer, to: descriptor)
    } catch {
      throw FileError(path, .system(error.number))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Puts the file in place.
  ///
  /// - Parameter ifNew: whether to leave a file that holds the same bytes as it is.
  /// - Returns: whether the file has been put there.
  @discardableResult
  public consuming func finish(ifNew: Bool = false) throws(FileError) -> Bool {
    try flush()
    guard let draft else { return true }
    if ifNew, FileOutput.haveSameBytes(draft, place) { return false }
    guard unsafe rename(draft, place) == 0 else { throw .last(path) }
    return true
  }

  /// Whether two files hold the same bytes; false where either cannot be read.
  private static func haveSameBytes(_ first: String, _ second: String) -> Bool {
    guard let a = try? MappedFile(first), let b = try? MappedFile(second) else { return false }
    return unsafe a.withBytes { a in
      unsafe b.withBytes { b in
        unsafe a.count == b.count && (a.isEmpty || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0)
      }
    }
  }
}
