import Glibc

/// The bytes of a graph: written by the compiler, or a file mapped into memory.
///
/// Never changed once it is shared, which is what makes it sendable.
@safe final class GraphBytes: @unchecked Sendable {
  /// The first byte, aligned to 64.
  let start: UnsafeRawPointer
  /// Number of bytes.
  let count: Int
  private let isMapped: Bool

  /// Zeros to be filled by `set` before the bytes are shared; `count` is a multiple of eight.
  init(zeros count: Int) {
    self.count = count
    let zeros = UnsafeMutableRawPointer.allocate(byteCount: max(count, 8), alignment: 64)
    unsafe zeros.initializeMemory(as: UInt8.self, repeating: 0, count: max(count, 8))
    unsafe start = UnsafeRawPointer(zeros)
    isMapped = false
  }

  /// Writes an element at a place in bytes, before the bytes are shared.
  @inline(__always)
  func set<Element: BitwiseCopyable>(_ element: Element, at offset: Int) {
    precondition(!isMapped && offset >= 0 && offset + MemoryLayout<Element>.size <= count, "outside a graph's bytes")
    unsafe UnsafeMutableRawPointer(mutating: start).storeBytes(of: element, toByteOffset: offset, as: Element.self)
  }

  /// A file's bytes, mapped; nil when it cannot be opened or is empty.
  init?(mapping path: String) {
    let file = unsafe open(path, O_RDONLY)
    if file < 0 { return nil }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_size > 0 else { return nil }
    guard let bytes = unsafe mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0),
      unsafe bytes != MAP_FAILED
    else { return nil }
    unsafe start = UnsafeRawPointer(bytes)
    count = Int(status.st_size)
    isMapped = true
  }

  deinit {
    if isMapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: start), count)
    } else {
      unsafe start.deallocate()
    }
  }

  /// Puts a file of the bytes in place of what is there, which whoever has mapped it keeps; false when the system refuses. What is
  /// there and is no regular file is written to as it is.
  func write(to path: String) -> Bool {
    var status = stat()
    let isThere = unsafe stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG { return write(to: path, O_WRONLY) }
    let draft = path + ".part"
    if write(to: draft, O_WRONLY | O_CREAT | O_TRUNC), unsafe rename(draft, path) == 0 { return true }
    unsafe unlink(draft)
    return false
  }

  private func write(to path: String, _ mode: Int32) -> Bool {
    let file = unsafe open(path, mode | O_CLOEXEC, 0o644)
    if file < 0 { return false }
    var done = 0
    while done < count {
      let written = unsafe Glibc.write(file, start + done, count - done)
      if written <= 0 { break }
      done += written
    }
    return close(file) == 0 && done == count
  }
}
