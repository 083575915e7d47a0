/// The integers of a text, line by line, with the place of every line: what the plain formats of scheduling and
/// their kin are made of.
struct NumberLines {
  /// The numbers of a line that holds any.
  struct Line {
    /// Counted from 1.
    var number: Int
    /// In the order of the text; numbers are separated by blanks, tabs or commas.
    var values: [Int64]
  }

  /// Lines that hold numbers; what follows a `#` is a remark.
  var lines: [Line] = []

  /// Reads a text, a byte order mark in front of it passed over.
  ///
  /// - Parameters:
  ///   - hasForeword: whether lines before the first one that begins with a digit or `#` are a foreword, which is passed over.
  ///   - acceptsFractions: whether a number may have a point and digits, which are left out of the value.
  /// - Throws: at the first word that is not a number of at most 15 digits.
  init(
    _ text: some Sequence<UInt8>, hasForeword: Bool = false, acceptsFractions: Bool = false
  ) throws(InstanceFault) {
    var line = Line(number: 1, values: [])
    var word: [UInt8] = []
    var isRemark = false
    let bytes = Array(text).withoutByteOrderMark
    for byte in (hasForeword ? NumberLines.withoutForeword(bytes) : bytes) + [UInt8(ascii: "\n")] {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ","), UInt8(ascii: "\n"):
        if !word.isEmpty {
          line.values.append(try NumberLines.value(word, line.number, acceptsFractions: acceptsFractions))
          word.removeAll(keepingCapacity: true)
        }
        guard byte == UInt8(ascii: "\n") else { continue }
        if !line.values.isEmpty { lines.append(line) }
        line = Line(number: line.number + 1, values: [])
        isRemark = false
      case UInt8(ascii: "#"): isRemark = true
      default: if !isRemark { word.append(byte) }
      }
    }
  }

  private static func value(
    _ word: [UInt8], _ line: Int, acceptsFractions: Bool
  ) throws(InstanceFault) -> Int64 {
    let text = String(decoding: word, as: UTF8.self)
    let whole = acceptsFractions ? String(text.prefix { $0 != "." }) : text
    let rest = text.dropFirst(whole.count + 1)
    guard word.count <= 16, let value = Int64(whole), rest.allSatisfy({ "0"..."9" ~= $0 }) else {
      throw InstanceFault(line: line, message: "'\(text)' is not a number that this format has")
    }
    return value
  }

  /// The text with its foreword's lines emptied; all of it where no line begins with a digit or `#`.
  private static func withoutForeword(_ text: [UInt8]) -> [UInt8] {
    var place = 0
    var blank: [UInt8] = []
    while place < text.count {
      let end = text[place...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      let first = text[place..<end].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      if let first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= first || first == UInt8(ascii: "#") { break }
      blank.append(UInt8(ascii: "\n"))
      place = end + 1
    }
    return place < text.count ? blank + text[place...] : text
  }
}
