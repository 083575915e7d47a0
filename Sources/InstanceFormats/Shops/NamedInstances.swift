/// The instances of a text that holds several, each under a line `instance NAME`, as the OR-Library keeps its job shops.
struct NamedInstances {
  private let lines: [ArraySlice<UInt8>]
  /// The names, and the places of their lines.
  private var headings: [(name: String, line: Int)] = []

  /// Looks for the names in a text.
  init(_ text: [UInt8]) {
    lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      let words = line.split(omittingEmptySubsequences: true) { $0 <= 32 }
      if words.count == 2, words[0].elementsEqual("instance".utf8) {
        headings.append((String(decoding: words[1], as: UTF8.self), place))
      }
    }
  }

  /// The text with all lines emptied that are not of one instance, so that lines keep their numbers; as it is where it has no names and
  /// none is wanted.
  ///
  /// - Throws: where there is no such instance, or several and none is named.
  func bytes(of name: String?) throws(InstanceFault) -> [UInt8] {
    guard let place = try place(of: name) else { return Array(lines.joined(separator: [UInt8(ascii: "\n")])) }
    let end = place + 1 < headings.count ? headings[place + 1].line : lines.count
    let start = headings[place].line
    var own = Array(lines[start..<end])
    // A line of signs divides the instances, before the next one's name too.
    while let last = own.last, !last.contains(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
      own.removeLast()
    }
    return Array(repeating: UInt8(ascii: "\n"), count: start) + own.joined(separator: [UInt8(ascii: "\n")])
  }

  private func place(of name: String?) throws(InstanceFault) -> Int? {
    if let name {
      guard let place = headings.firstIndex(where: { $0.name == name }) else {
        throw InstanceFault(line: 0, message: "there is no instance '\(name)' in the text")
      }
      return place
    }
    if headings.count > 1 {
      let names = headings.prefix(5).map(\.name).joined(separator: ", ")
      throw InstanceFault(
        line: headings[1].line + 1,
        message: "the text holds \(headings.count) instances (\(names)\(headings.count > 5 ? ", …" : "")); name one")
    }
    return headings.isEmpty ? nil : 0
  }
}
