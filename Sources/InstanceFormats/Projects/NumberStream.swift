/// The numbers of a text one after the other, wherever its lines end.
struct NumberStream {
  private var lines: ArraySlice<NumberLines.Line>
  private var place = 0
  /// The line of the last number.
  private(set) var line = 0

  /// All numbers of these lines.
  init(_ lines: [NumberLines.Line]) { self.lines = lines[...] }

  /// The line of the next number, if there is one.
  var nextLine: Int? { lines.first?.number }

  /// The next number.
  ///
  /// - Parameter what: what it should be, for the fault.
  /// - Throws: if there is none, or if it is out of range.
  mutating func next(_ what: String, within range: ClosedRange<Int64>) throws(InstanceFault) -> Int64 {
    guard let row = lines.first else { throw InstanceFault(line: line, message: "the text ends before \(what)") }
    let value = row.values[place]
    line = row.number
    place += 1
    if place == row.values.count {
      lines = lines.dropFirst()
      place = 0
    }
    guard range.contains(value) else {
      throw InstanceFault(
        line: line, message: "\(what) is \(value), not from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
