extension JSONError {
  /// The 1-based column of the fault in its line, counting Unicode scalars as editors do.
  public func column(in line: UnsafeRawBufferPointer) -> Int {
    unsafe columnOfByte(offset, in: line)
  }
}

/// The 1-based column, in Unicode scalars, of the byte at `offset` of a line. An offset behind the end is the column
/// behind the last character; bytes that are no UTF-8 count as what `U+FFFD` would stand for.
public func columnOfByte(_ offset: Int, in line: UnsafeRawBufferPointer) -> Int {
  let before = unsafe line.prefix(max(0, offset))
  let scalars = unsafe String(decoding: before, as: UTF8.self).unicodeScalars.count
  return scalars + 1
}
