import Glibc

/// What a file holds, or nil where it cannot be read. Cost: one copy of the file in memory.
func fileBytes(_ path: String) -> [UInt8]? {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      return nil
    }
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}

/// Whether two files hold the same bytes; false where either cannot be read. Cost: no more than 128 KiB of memory.
func haveSameBytes(_ first: String, _ second: String) -> Bool {
  let (a, b) = unsafe (open(first, O_RDONLY | O_CLOEXEC), open(second, O_RDONLY | O_CLOEXEC))
  defer {
    if a >= 0 { close(a) }
    if b >= 0 { close(b) }
  }
  guard a >= 0, b >= 0 else { return false }
  var (left, right) = ([UInt8](repeating: 0, count: 65_536), [UInt8](repeating: 0, count: 65_536))
  while true {
    guard let count = fill(&left, from: a), let other = fill(&right, from: b), count == other,
      unsafe left.withUnsafeBytes({ left in
        unsafe right.withUnsafeBytes { unsafe memcmp(left.baseAddress!, $0.baseAddress!, count) == 0 }
      })
    else { return false }
    if count < left.count { return true }
  }
}

/// Reads until the buffer is full or the file ends; nil where reading fails.
private func fill(_ buffer: inout [UInt8], from descriptor: Int32) -> Int? {
  var filled = 0
  while filled < buffer.count {
    let start = filled
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress! + start, $0.count - start)
    }
    if count < 0 {
      if errno == EINTR { continue }
      return nil
    }
    if count == 0 { break }
    filled += count
  }
  return filled
}
