/// The most values that a list like `1 2 4..6` may have once written out.
private let mostListed = 1 << 22

/// Reads whole numbers and ranges from the texts of XCSP.
struct XCSPValues {
  let bytes: ArraySlice<UInt8>
  var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  /// Whether only blanks are left.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return offset == bytes.endIndex
  }

  /// The next byte, or 0.
  var next: UInt8 { offset < bytes.endIndex ? bytes[offset] : 0 }

  /// Passes blanks.
  @inline(__always)
  mutating func skipBlanks() { while offset < bytes.endIndex, bytes[offset] <= 32 { offset &+= 1 } }

  /// A whole number within ±2^60.
  @inline(__always)
  mutating func number() throws(InstanceFault) -> Int64 {
    let start = offset
    let isNegative = next == UInt8(ascii: "-")
    if isNegative || next == UInt8(ascii: "+") { offset &+= 1 }
    let digits = offset
    var magnitude: UInt64 = 0
    while offset < bytes.endIndex, case let digit = bytes[offset] &- 48, digit < 10 {
      // Ten times the limit still fits; what is beyond the limit stays there.
      if magnitude <= 1 << 60 { magnitude = magnitude &* 10 &+ UInt64(digit) }
      offset &+= 1
    }
    guard offset > digits, magnitude <= 1 << 60 else {
      let word = String(decoding: bytes[start...].prefix(30).prefix { $0 > 32 }, as: UTF8.self)
      throw InstanceFault(
        line: 0, message: word.isEmpty ? "a number is missing" : "'\(word)' is no number within ±2^60")
    }
    return isNegative ? -Int64(magnitude) : Int64(magnitude)
  }

  /// The next number or range `first..last`.
  mutating func range() throws(InstanceFault) -> ClosedRange<Int64> {
    let first = try number()
    if next != UInt8(ascii: ".") { return first...first }
    guard offset + 1 < bytes.endIndex, bytes[offset + 1] == UInt8(ascii: ".") else {
      throw InstanceFault(line: 0, message: "a range is written 'first..last'")
    }
    offset += 2
    let last = try number()
    guard first <= last else { throw InstanceFault(line: 0, message: "the range \(first)..\(last) is empty") }
    return first...last
  }

  /// All numbers and ranges, up to the end.
  mutating func ranges() throws(InstanceFault) -> [ClosedRange<Int64>] {
    var ranges: [ClosedRange<Int64>] = []
    while !isAtEnd() { ranges.append(try range()) }
    return ranges
  }

  /// All numbers up to the end, ranges written out; also `v x n` for n times v.
  mutating func list() throws(InstanceFault) -> [Int64] {
    var list: [Int64] = []
    while !isAtEnd() {
      let range = try range()
      var times = 1
      if next == UInt8(ascii: "x") {
        offset += 1
        times = Int(clamping: try number())
      }
      guard times >= 0, times <= mostListed, range.count <= mostListed, list.count + range.count * times <= mostListed
      else { throw InstanceFault(line: 0, message: "a list of more than \(mostListed) numbers") }
      for _ in 0..<times { list += range }
    }
    return list
  }
}

extension XCSPValues {
  /// Tuples `(1,2,3)(1,*,4)` of a width, row by row; `wildcard` stands for `*`.
  mutating func tuples(width: Int, wildcard: Int64) throws(InstanceFault) -> [Int64] {
    var cells: [Int64] = []
    cells.reserveCapacity((bytes.endIndex - offset) / 2)
    while !isAtEnd() {
      try expect(UInt8(ascii: "("))
      for column in 0..<width {
        if column > 0 { try expect(UInt8(ascii: ",")) }
        skipBlanks()
        if next == UInt8(ascii: "*") {
          offset &+= 1
          cells.append(wildcard)
        } else {
          cells.append(try number())
        }
        skipBlanks()
      }
      try expect(UInt8(ascii: ")"))
    }
    return cells
  }

  @inline(__always)
  private mutating func expect(_ byte: UInt8) throws(InstanceFault) {
    guard next == byte else {
      let rest = String(decoding: bytes[offset...].prefix(20), as: UTF8.self)
      throw InstanceFault(
        line: 0, message: "'\(Character(Unicode.Scalar(byte)))' is expected where '\(rest)' stands in the tuples")
    }
    offset &+= 1
  }
}
