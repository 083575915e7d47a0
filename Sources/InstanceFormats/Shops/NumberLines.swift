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

  /// Reads a text.
  ///
  /// - Parameter acceptsFractions: whether a number may have a point and digits, which are left out of the value.
  /// - Throws: at the first word that is not a number of at most 15 digits.
  init(_ text: some Sequence<UInt8>, acceptsFractions: Bool = false) throws(InstanceFault) {
    var line = Line(number: 1, values: [])
    var word: [UInt8] = []
    var isRemark = false
    for byte in Array(text) + [UInt8(ascii: "\n")] {
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
}
