import Glibc

/// One pass over the token starts that simdjson found: checks the grammar and writes the tape.
///
/// What the scan guarantees, and the pass relies on: every bracket, comma and colon outside a string is a start, and so
/// is the first byte of every other run without white space. Every string is closed and holds no raw control character;
/// the text is UTF-8. Hence a string ends at the last quotation mark before the next start, and nobody has to look for
/// its end. Two exceptions, a quotation mark glued to a number or word (no start) and a backslash outside a string
/// (which confuses the scan's idea of what a quotation mark is), sit in a run that this pass refuses before it comes to
/// any string behind it.
///
/// No value takes more tokens than starts, so that the tape needs no bounds check once it has room for `startCount`.
/// Open containers form a stack of token indexes; a container counts its children in its payload until it is closed,
/// when the count moves to the length and the payload becomes the size of the subtree.
@unsafe
struct JSONTapeBuilder {
  /// The text, its length, and where its tokens start.
  let text: UnsafePointer<UInt8>
  let length: Int
  let starts: UnsafePointer<UInt32>
  let startCount: Int
  /// The tape, with room for a token for each start; the stack of open containers, with room for the depth.
  let tokens: UnsafeMutablePointer<JSONToken>
  let open: UnsafeMutablePointer<UInt32>
  let maximumDepth: Int
  /// Room for as many bytes as the text has, where it has a backslash.
  var decoded: UnsafeMutablePointer<UInt8>?
  var decodedCount = 0
  /// The first backslash not yet behind us, or `length`: a string that ends before it has no escapes.
  var backslash: Int
  /// The next start to look at.
  var next = 0
  /// Tokens written.
  var count = 0

  /// A pass about to begin; memory stays the caller's.
  init(
    text: UnsafePointer<UInt8>, length: Int, starts: UnsafePointer<UInt32>, startCount: Int,
    tokens: UnsafeMutablePointer<JSONToken>, open: UnsafeMutablePointer<UInt32>, maximumDepth: Int
  ) {
    unsafe self.text = text
    unsafe self.length = length
    unsafe self.starts = starts
    unsafe self.startCount = startCount
    unsafe self.tokens = tokens
    unsafe self.open = open
    unsafe self.maximumDepth = maximumDepth
    unsafe backslash = 0
    unsafe backslash = firstBackslash(from: 0)
  }

  /// Whether there may be escapes, which need room to decode.
  var holdsBackslash: Bool { unsafe backslash < length }

  /// The first backslash from `offset` on, or `length`.
  func firstBackslash(from offset: Int) -> Int {
    guard let found = unsafe memchr(text + offset, 0x5C, length - offset) else { return unsafe length }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(text)
  }

  /// Writes the whole tape and returns how many tokens it has.
  mutating func build() throws(JSONError) -> Int {
    var depth = 0
    value: while true {
      guard unsafe next < startCount else { throw unsafe JSONError(.unexpectedEnd, at: length) }
      let at = unsafe starts[next]
      unsafe next &+= 1
      switch unsafe text[Int(at)] {
      case UInt8(ascii: "\""):
        try unsafe appendString(at: at)
      case UInt8(ascii: "{"):
        guard unsafe depth < maximumDepth else { throw JSONError(.tooDeep, at: Int(at)) }
        unsafe open[depth] = UInt32(truncatingIfNeeded: count)
        depth &+= 1
        unsafe append(JSONToken(.object, offset: at, length: 0))
        if unsafe take(UInt8(ascii: "}")) {
          depth &-= 1
          unsafe close(open[depth])
        } else {
          try unsafe appendKey(in: open[depth &- 1])
          continue value
        }
      case UInt8(ascii: "["):
        guard unsafe depth < maximumDepth else { throw JSONError(.tooDeep, at: Int(at)) }
        unsafe open[depth] = UInt32(truncatingIfNeeded: count)
        depth &+= 1
        unsafe append(JSONToken(.array, offset: at, length: 0))
        if unsafe take(UInt8(ascii: "]")) {
          depth &-= 1
          unsafe close(open[depth])
        } else {
          unsafe tokens[Int(open[depth &- 1])].payload = 1
          continue value
        }
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        try unsafe appendNumber(at: at)
      default:
        try unsafe appendLiteral(at: at)
      }
      // A value is complete. Close what ends here; go on with what follows a comma.
      while depth > 0 {
        let container = unsafe open[depth &- 1]
        let isObject = unsafe tokens[Int(container)].kind == .object
        guard unsafe next < startCount else { throw unsafe JSONError(.unexpectedEnd, at: length) }
        let byte = unsafe text[Int(starts[next])]
        unsafe next &+= 1
        if byte == UInt8(ascii: ",") {
          if isObject {
            try unsafe appendKey(in: container)
          } else {
            unsafe tokens[Int(container)].payload &+= 1
          }
          continue value
        }
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          throw unsafe JSONError(isObject ? .expectedCommaOrBrace : .expectedCommaOrBracket, at: Int(starts[next - 1]))
        }
        unsafe close(container)
        depth &-= 1
      }
      guard unsafe next == startCount else { throw unsafe JSONError(.trailingContent, at: Int(starts[next])) }
      return unsafe count
    }
  }
}
