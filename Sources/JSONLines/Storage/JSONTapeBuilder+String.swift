extension JSONTapeBuilder {
  /// A string that opens at `start`; its bytes stay in the text unless it has escapes.
  @inline(__always)
  mutating func appendString(at start: UInt32) throws(JSONError) {
    var end = unsafe (next < startCount ? Int(starts[next]) : length) &- 1
    while unsafe text[end] != UInt8(ascii: "\"") { end &-= 1 }
    let begin = Int(start) &+ 1
    assert(end >= begin, "the scan closed every string")
    if unsafe backslash < end {
      try unsafe appendDecodedString(from: begin, to: end)
    } else {
      unsafe append(JSONToken(.string, offset: start &+ 1, length: end &- begin))
    }
  }

  @inline(never)
  private mutating func appendDecodedString(from begin: Int, to end: Int) throws(JSONError) {
    guard let decoded = unsafe decoded else { preconditionFailure("a text with a backslash has room to decode") }
    let first = unsafe decodedCount
    var at = begin
    while at < end {
      let byte = unsafe text[at]
      if byte == UInt8(ascii: "\\") {
        unsafe decodedCount &+= try decodeEscape(&at, before: end, into: decoded + decodedCount)
      } else {
        unsafe decoded[decodedCount] = byte
        unsafe decodedCount &+= 1
        at &+= 1
      }
    }
    let place = unsafe Int64(first) | Int64(decodedCount &- first) &<< 32
    unsafe append(
      JSONToken(.string, offset: UInt32(begin), length: end &- begin, payload: place, unescaped: true))
    unsafe backslash = firstBackslash(from: end)
  }

  /// Decodes the escape at `at`, steps behind it, and returns how many bytes it stands for.
  private func decodeEscape(
    _ at: inout Int, before end: Int, into target: UnsafeMutablePointer<UInt8>
  ) throws(JSONError) -> Int {
    let simple: UInt8
    // The scan saw a quotation mark behind every pair of a backslash and another byte, so there is one.
    switch unsafe text[at &+ 1] {
    case UInt8(ascii: "\""): simple = UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): simple = UInt8(ascii: "\\")
    case UInt8(ascii: "/"): simple = UInt8(ascii: "/")
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "n"): simple = 0x0A
    case UInt8(ascii: "r"): simple = 0x0D
    case UInt8(ascii: "t"): simple = 0x09
    case UInt8(ascii: "u"): return try unsafe decodeScalar(&at, before: end, into: target)
    default: throw JSONError(.invalidEscape, at: at)
    }
    unsafe target.pointee = simple
    at &+= 2
    return 1
  }

  private func decodeScalar(
    _ at: inout Int, before end: Int, into target: UnsafeMutablePointer<UInt8>
  ) throws(JSONError) -> Int {
    let begin = at
    guard var value = unsafe hexadecimal(at &+ 2, before: end) else { throw JSONError(.invalidEscape, at: begin) }
    at &+= 6
    if value & 0xFC00 == 0xD800 {
      guard unsafe at &+ 2 <= end && text[at] == UInt8(ascii: "\\") && text[at &+ 1] == UInt8(ascii: "u") else {
        throw JSONError(.loneSurrogate, at: begin)
      }
      guard let low = unsafe hexadecimal(at &+ 2, before: end) else { throw JSONError(.invalidEscape, at: at) }
      guard low & 0xFC00 == 0xDC00 else { throw JSONError(.loneSurrogate, at: begin) }
      value = 0x10000 &+ (value & 0x3FF) &<< 10 &+ (low & 0x3FF)
      at &+= 6
    }
    guard let scalar = Unicode.Scalar(value) else { throw JSONError(.loneSurrogate, at: begin) }
    var count = 0
    for unit in String(scalar).utf8 {
      unsafe target[count] = unit
      count &+= 1
    }
    return count
  }

  private func hexadecimal(_ offset: Int, before end: Int) -> UInt32? {
    guard offset &+ 4 <= end else { return nil }
    var value: UInt32 = 0
    for digit in offset..<offset &+ 4 {
      let byte = unsafe text[digit]
      let nibble: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): nibble = byte &- UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): nibble = byte &- UInt8(ascii: "a") &+ 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): nibble = byte &- UInt8(ascii: "A") &+ 10
      default: return nil
      }
      value = value &<< 4 | UInt32(nibble)
    }
    return value
  }
}
