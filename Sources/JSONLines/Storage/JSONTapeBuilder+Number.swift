extension JSONTapeBuilder {
  /// A number: `.integer` with its value where it is written as one and fits, else `.number` with its text alone.
  @inline(__always)
  mutating func appendNumber(at start: UInt32) throws(JSONError) {
    let begin = Int(start)
    let negative = unsafe text[begin] == UInt8(ascii: "-")
    let first = negative ? begin &+ 1 : begin
    var magnitude: UInt64 = 0
    var end = first
    while unsafe end < length, case let digit = unsafe text[end] &- UInt8(ascii: "0"), digit < 10 {
      magnitude = magnitude &* 10 &+ UInt64(digit)
      end &+= 1
    }
    let digits = end &- first
    guard digits > 0, unsafe digits == 1 || text[first] != UInt8(ascii: "0") else {
      throw JSONError(.invalidNumber, at: begin)
    }
    let whole = end
    if unsafe end < length, unsafe text[end] == UInt8(ascii: ".") || text[end] | 0x20 == UInt8(ascii: "e") {
      try unsafe skipFractionAndExponent(&end, of: begin)
    }
    guard unsafe isDelimiter(at: end) else { throw JSONError(.invalidNumber, at: begin) }
    // Nineteen digits cannot overflow the magnitude, twenty may.
    if end == whole, digits <= 19, magnitude <= UInt64(Int64.max) &+ (negative ? 1 : 0) {
      let value = Int64(truncatingIfNeeded: negative ? 0 &- magnitude : magnitude)
      unsafe append(JSONToken(.integer, offset: start, length: end &- begin, payload: value))
    } else {
      unsafe append(JSONToken(.number, offset: start, length: end &- begin))
    }
  }

  private func skipFractionAndExponent(_ end: inout Int, of begin: Int) throws(JSONError) {
    if unsafe text[end] == UInt8(ascii: ".") {
      end &+= 1
      guard unsafe skipDigits(&end) else { throw JSONError(.invalidNumber, at: begin) }
    }
    if unsafe end < length, unsafe text[end] | 0x20 == UInt8(ascii: "e") {
      end &+= 1
      if unsafe end < length, unsafe text[end] == UInt8(ascii: "+") || text[end] == UInt8(ascii: "-") { end &+= 1 }
      guard unsafe skipDigits(&end) else { throw JSONError(.invalidNumber, at: begin) }
    }
  }

  private func skipDigits(_ end: inout Int) -> Bool {
    let first = end
    while unsafe end < length, unsafe text[end] &- UInt8(ascii: "0") < 10 { end &+= 1 }
    return end > first
  }
}
