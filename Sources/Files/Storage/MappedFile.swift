import Glibc

/// A regular file's bytes as the system maps them into memory: read when they are touched, and shared between processes.
///
/// Nobody may shorten the file meanwhile: who replaces it puts another one in its place, as `FileOutput` does.
@safe public final class MappedFile: @unchecked Sendable {
  /// The bytes; aligned to a page, good as long as this lives, which whoever uses them has to see to.
  public let bytes: UnsafeRawBufferPointer

  /// Maps the file at a path. An empty file has no bytes.
  ///
  /// - Parameter ahead: whether to read all of it at once, in one go.
  public init(_ path: String, ahead: Bool = false) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path, .notRegular) }
    let count = Int(status.st_size)
    if count == 0 {
      unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE | (ahead ? MAP_POPULATE : 0), descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else { throw .last(path) }
    unsafe bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Hands the bytes to a body for the time of a call.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(self) { unsafe try body(bytes) }
  }

  deinit {
    if let start = unsafe bytes.baseAddress { unsafe munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }
}
