/// Strings. Most need no escape: eight bytes at a time are looked at, and the clean run is copied in one go. What must be
/// escaped is the quotation mark, the backslash and the control characters; everything else stays UTF-8 as it is.
extension JSONWriter {
  /// A string of valid UTF-8.
  public mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
    separate()
    unsafe quote(utf8)
  }

  /// A string.
  public mutating func string(_ text: borrowing String) {
    separate()
    var text = copy text
    text.withUTF8 { unsafe quote($0) }
  }

  /// A string of another text, unescaped there and escaped here.
  public mutating func string(_ text: JSONString) {
    separate()
    unsafe quote(text.bytes)
  }

  /// A member's name and its colon. Requires a name without anything to escape.
  public mutating func key(_ name: StaticString) {
    separate()
    let length = name.utf8CodeUnitCount
    reserve(length &+ 3)
    unsafe start[count] = UInt8(ascii: "\"")
    unsafe put(name.utf8Start, count: length, at: count &+ 1)
    unsafe start[count &+ length &+ 1] = UInt8(ascii: "\"")
    unsafe start[count &+ length &+ 2] = UInt8(ascii: ":")
    count &+= length &+ 3
  }

  /// A member's name, whatever it holds, and its colon.
  public mutating func key(named name: borrowing String) {
    string(name)
    put(UInt8(ascii: ":"))
  }

  /// A member's name, whatever it holds, and its colon.
  public mutating func key(named name: JSONString) {
    string(name)
    put(UInt8(ascii: ":"))
  }

  private func put(_ source: UnsafePointer<UInt8>, count length: Int, at place: Int) {
    unsafe (start + place).update(from: source, count: length)
  }

  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    reserve(text.count &+ 2)
    put(UInt8(ascii: "\""))
    var done = 0
    while let base = text.baseAddress, done < text.count {
      let clean = unsafe cleanPrefix(of: base + done, count: text.count &- done)
      unsafe put(base + done, count: clean)
      done &+= clean
      guard done < text.count else { break }
      unsafe putEscaped(base[done])
      done &+= 1
    }
    put(UInt8(ascii: "\""))
  }

  @inline(never)
  private mutating func putEscaped(_ byte: UInt8) {
    put(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: put(UInt8(ascii: "b"))
    case 0x09: put(UInt8(ascii: "t"))
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0C: put(UInt8(ascii: "f"))
    case 0x0D: put(UInt8(ascii: "r"))
    case 0x00..<0x20:
      put(UInt8(ascii: "u"))
      put(UInt8(ascii: "0"))
      put(UInt8(ascii: "0"))
      put(UInt8(ascii: "0") &+ byte &>> 4)
      let low = byte & 15
      put(low < 10 ? UInt8(ascii: "0") &+ low : UInt8(ascii: "a") &+ low &- 10)
    default: put(byte)
    }
  }
}

/// How many bytes at the front need no escape. Eight at a time: borrows from the high bits tell whether a byte is below
/// a space, or becomes zero when the quotation mark or the backslash is taken out of it.
private func cleanPrefix(of bytes: UnsafePointer<UInt8>, count: Int) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  var at = 0
  while at &+ 8 <= count {
    let word = unsafe UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let controls = (word &- ones &* 0x20) & ~word
    let escapes = controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
    if escapes & highs != 0 { break }
    at &+= 8
  }
  while at < count, case let byte = unsafe bytes[at], byte >= 0x20, byte != 0x22, byte != 0x5C { at &+= 1 }
  return at
}
