import Glibc

/// Why a file could not be read, in words.
struct FileFailure: Error {
  var reason: String
}

/// What the reader asks of the operating system; paths are as the kernel takes them.
enum FileSystem {
  /// The path without symbolic links and dots; fails with the reason where nothing is there.
  static func realPath(_ path: String) throws(FileFailure) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw FileFailure(reason: lastReason()) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether something is at the path.
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// The bytes of a regular file, at most `limit` of them.
  static func bytes(at path: String, limit: Int) throws(FileFailure) -> [UInt8] {
    // Not blocking: a pipe without a writer must not hold the reader up before it is found to be no regular file.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileFailure(reason: lastReason()) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileFailure(reason: lastReason()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileFailure(reason: "it is no regular file") }
    guard status.st_size <= limit else { throw FileFailure(reason: "it has more than \(limit) bytes") }
    return try bytes(from: descriptor, count: Int(status.st_size))
  }

  private static func bytes(from descriptor: Int32, count: Int) throws(FileFailure) -> [UInt8] {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = unsafe read(descriptor, buffer.baseAddress! + filled, count - filled)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        filled += got
      }
    }
    if failed { throw FileFailure(reason: lastReason()) }
    return bytes
  }

  private static func lastReason() -> String {
    let code = errno
    return unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
