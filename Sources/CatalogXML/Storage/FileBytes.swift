import Glibc

/// Why a file's bytes could not be had.
enum FileReadFailure: Error {
  /// The file holds more than was allowed; how many bytes that is need not be known, as in a pipe.
  case tooLong
  /// In the operating system's words.
  case system(String)
}

/// The bytes of the file at `path`, of which there may be at most `limit`; at most one byte more is ever read.
///
/// All unsafe code that touches files is in this file. Pipes and devices are read like files.
func fileBytes(at path: String, limit: Int) throws(FileReadFailure) -> [UInt8] {
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw .system(lastError()) }
  defer { close(file) }
  var status = stat()
  guard unsafe fstat(file, &status) == 0 else { throw .system(lastError()) }
  guard status.st_size <= limit else { throw .tooLong }
  // Room for one byte more than there is, so that the end is seen without growing.
  var bytes = [UInt8](repeating: 0, count: min(max(Int(status.st_size), 1 << 16), limit) + 1)
  var count = 0
  while true {
    let got = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
    }
    if got < 0, errno == EINTR { continue }
    guard got >= 0 else { throw .system(lastError()) }
    count += got
    guard count <= limit else { throw .tooLong }
    if got == 0 { break }
    if count == bytes.count { bytes += [UInt8](repeating: 0, count: min(count, limit + 1 - count)) }
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

private func lastError() -> String {
  unsafe String(cString: strerror(errno))
}
