import Files

/// The bytes of a graph: written by the compiler, or a file mapped into memory.
///
/// Never changed once it is shared, which is what makes it sendable.
@safe final class GraphBytes: @unchecked Sendable {
  /// The first byte, aligned to 64.
  let start: UnsafeRawPointer
  /// Number of bytes.
  let count: Int
  /// Whose bytes they are, where they are a file's.
  private let file: MappedFile?

  /// Zeros to be filled by `set` before the bytes are shared; `count` is a multiple of eight.
  init(zeros count: Int) {
    self.count = count
    let zeros = UnsafeMutableRawPointer.allocate(byteCount: max(count, 8), alignment: 64)
    unsafe zeros.initializeMemory(as: UInt8.self, repeating: 0, count: max(count, 8))
    unsafe start = UnsafeRawPointer(zeros)
    file = nil
  }

  /// Writes an element at a place in bytes, before the bytes are shared.
  @inline(__always)
  func set<Element: BitwiseCopyable>(_ element: Element, at offset: Int) {
    precondition(file == nil && offset >= 0 && offset + MemoryLayout<Element>.size <= count, "outside a graph's bytes")
    unsafe UnsafeMutableRawPointer(mutating: start).storeBytes(of: element, toByteOffset: offset, as: Element.self)
  }

  /// A file's bytes, mapped; nil when it cannot be opened or is empty.
  init?(mapping path: String) {
    guard let file = try? MappedFile(path, ahead: true), let start = unsafe file.bytes.baseAddress else { return nil }
    self.file = file
    unsafe self.start = start
    count = unsafe file.bytes.count
  }

  deinit { if file == nil { unsafe start.deallocate() } }

  /// Puts a file of the bytes in place of what is there, which whoever has mapped it keeps; false when the system refuses. What is
  /// there and is no regular file is written to as it is.
  func write(to path: String) -> Bool {
    do throws(FileError) {
      var file = try FileOutput(path)
      unsafe try file.write(UnsafeRawBufferPointer(start: start, count: count))
      try file.finish()
      return true
    } catch {
      return false
    }
  }
}
