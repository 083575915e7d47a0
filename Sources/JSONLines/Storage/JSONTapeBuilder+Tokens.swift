extension JSONTapeBuilder {
  /// The next token of the tape.
  @inline(__always)
  mutating func append(_ token: JSONToken) {
    unsafe (tokens + count).initialize(to: token)
    unsafe count &+= 1
  }

  /// Steps over the next start if it is this byte.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard unsafe next < startCount, unsafe text[Int(starts[next])] == byte else { return false }
    unsafe next &+= 1
    return true
  }

  /// The container has all its children; its bracket was the last start taken.
  @inline(__always)
  func close(_ container: UInt32) {
    let index = Int(container)
    let token = unsafe tokens[index]
    let end = unsafe Int64(starts[next &- 1]) &+ 1
    unsafe tokens[index] = unsafe JSONToken(
      token.kind, offset: token.offset, length: Int(token.payload), payload: Int64(count &- index) | end &<< 32)
  }

  /// A member's name and its colon.
  @inline(__always)
  mutating func appendKey(in object: UInt32) throws(JSONError) {
    unsafe tokens[Int(object)].payload &+= 1
    guard unsafe next < startCount else { throw unsafe JSONError(.unexpectedEnd, at: length) }
    let at = unsafe starts[next]
    guard unsafe text[Int(at)] == UInt8(ascii: "\"") else { throw JSONError(.expectedKey, at: Int(at)) }
    unsafe next &+= 1
    try unsafe appendString(at: at)
    guard unsafe take(UInt8(ascii: ":")) else {
      guard unsafe next < startCount else { throw unsafe JSONError(.unexpectedEnd, at: length) }
      throw unsafe JSONError(.expectedColon, at: Int(starts[next]))
    }
  }

  /// `true`, `false`, `null`, or the fault that this start is.
  @inline(never)
  mutating func appendLiteral(at start: UInt32) throws(JSONError) {
    let at = Int(start)
    let byte = unsafe text[at]
    switch byte {
    case UInt8(ascii: "t") where unsafe spells("true", at: at):
      unsafe append(JSONToken(.true, offset: start, length: 4))
    case UInt8(ascii: "f") where unsafe spells("false", at: at):
      unsafe append(JSONToken(.false, offset: start, length: 5))
    case UInt8(ascii: "n") where unsafe spells("null", at: at):
      unsafe append(JSONToken(.null, offset: start, length: 4))
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      throw JSONError(.invalidLiteral, at: at)
    case 0xEF where unsafe at == 0 && length >= 3 && text[1] == 0xBB && text[2] == 0xBF:
      throw JSONError(.byteOrderMark, at: at)
    default:
      throw JSONError(.expectedValue, at: at)
    }
  }

  private func spells(_ word: StaticString, at start: Int) -> Bool {
    let end = start + word.utf8CodeUnitCount
    guard unsafe end <= length else { return false }
    for offset in start..<end where unsafe text[offset] != word.utf8Start[offset - start] { return false }
    return unsafe isDelimiter(at: end)
  }

  /// Whether a number or literal may end before this offset. What a run goes on with is no start, a quotation mark
  /// included, so it must be looked at.
  @inline(__always)
  func isDelimiter(at offset: Int) -> Bool {
    guard unsafe offset < length else { return true }
    return switch unsafe text[offset] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: " "), 0x09, 0x0A, 0x0D: true
    case UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "["): true
    default: false
    }
  }
}
