import Glibc

/// A file, pipe or device that is open for reading, and closed with the value.
public struct FileInput: ~Copyable, Sendable {
  /// What `read` takes.
  public let descriptor: Int32
  private let path: String
  /// Bytes that the file had when it was opened; 0 for a pipe.
  private let size: Int

  /// Opens what is at a path.
  ///
  /// - Parameter regular: whether it must be a regular file. What is none then is refused at once: a pipe without a writer holds
  ///   nobody up.
  public init(_ path: String, regular: Bool = false) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | (regular ? O_NONBLOCK : 0))
    guard descriptor >= 0 else { throw .last(path) }
    do throws(FileError) {
      size = try FileInput.size(of: descriptor, path, regular: regular)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  private static func size(of descriptor: Int32, _ path: String, regular: Bool) throws(FileError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last(path) }
    if regular, status.st_mode & S_IFMT != S_IFREG { throw FileError(path, .notRegular) }
    return Int(status.st_size)
  }

  /// All bytes from here on, of which there may be at most `limit`; hardly more is ever read.
  public consuming func bytes(limit: Int = .max) throws(FileError) -> [UInt8] {
    if size > limit { throw FileError(path, .tooLong(limit: limit)) }
    let path = path
    return try Descriptor.bytes(of: descriptor, path, expected: size, limit: limit)
  }

  /// All bytes of the file at a path, of which there may be at most `limit`.
  public static func bytes(of path: String, limit: Int = .max, regular: Bool = false) throws(FileError) -> [UInt8] {
    try FileInput(path, regular: regular).bytes(limit: limit)
  }

  /// All bytes that come from the standard input, of which there may be at most `limit`.
  public static func standardInput(limit: Int = .max) throws(FileError) -> [UInt8] {
    try Descriptor.bytes(of: STDIN_FILENO, "stdin", expected: 0, limit: limit)
  }
}

extension Descriptor {
  /// All bytes until the end, at most `limit`; a file of the expected size is read by two calls into memory that fits.
  fileprivate static func bytes(
    of descriptor: Int32, _ path: String, expected: Int, limit: Int
  ) throws(FileError) -> [UInt8] {
    // Room for one byte more than there is, so that the end is seen without growing.
    var bytes = [UInt8](repeating: 0, count: min(max(expected, 1 << 16), limit) + 1)
    var count = 0
    while true {
      let result = unsafe bytes.withUnsafeMutableBytes { buffer in
        Result { () throws(StreamError) in unsafe try read(from: descriptor, into: .init(rebasing: buffer[count...])) }
      }
      let got: Int?
      do throws(StreamError) { got = try result.get() } catch { throw FileError(path, .system(error.number)) }
      guard let got else { throw FileError(path, .system(EAGAIN)) }
      count += got
      if count > limit { throw FileError(path, .tooLong(limit: limit)) }
      if got == 0 { break }
      if count == bytes.count { bytes += repeatElement(0, count: min(count, limit - count + 1)) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
