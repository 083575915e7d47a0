extension ByteCursor {
  /// A number in groups of 7 bits, the lowest first, all but the last with the high bit set; nil, at the place of the
  /// fault, if it does not end or has more than 63 bits.
  @inline(__always)
  mutating func variableLengthNumber() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = next, shift < 63 {
      advance()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
