import LineSequences

/// Reads car sequencing in the form of CSPLib's problem 1: a line `cars options classes`; a line with the most cars of each option
/// in a window, and one with the length of that window; then for each class a line with its number from 0, its cars, and for each option
/// 1 or 0.
///
/// One text may hold several problems, one after the other. A remark `# Problem NAME` before one gives it its name; lines
/// before the first one that begins with a digit or `#` are a foreword. The two lines of ratios may
/// be absent where there are five options, as they are in CSPLib's first set: then the ratios are 1/2, 2/3, 1/3, 2/5 and 1/5.
public struct CarSequencingReader {
  /// A problem and what it is called; empty if it has no name.
  public struct Named: Sendable {
    /// As in the remark.
    public var name: String
    /// Options are ratios, all of the first priority with weight 1.
    public var problem: LineProblem
  }

  /// In the order of the text; at least one.
  public private(set) var problems: [Named] = []

  private static let absentRatios: (most: [Int64], window: [Int64]) = ([1, 2, 1, 2, 1], [2, 3, 3, 5, 5])

  /// Reads a text.
  ///
  /// - Throws: at the first line that is not as described.
  public init(_ text: [UInt8]) throws(InstanceFault) {
    let lines = try NumberLines(text, hasForeword: true).lines
    let names = CarSequencingReader.names(text)
    var rest = lines[...]
    while let head = rest.popFirst() {
      let name = names.last { $0.line < head.number }?.name ?? ""
      problems.append(Named(name: name, problem: try CarSequencingReader.problem(head, &rest)))
    }
    if problems.isEmpty { throw InstanceFault(line: 0, message: "the text holds no numbers") }
  }

  private static func names(_ text: [UInt8]) -> [(line: Int, name: String)] {
    var names: [(line: Int, name: String)] = []
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard line.first == UInt8(ascii: "#") else { continue }
      let words = String(decoding: line.dropFirst(), as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "\r" }
      if words.count >= 2, words[0] == "Problem" { names.append((index + 1, String(words[1]))) }
    }
    return names
  }

  private static func problem(
    _ head: NumberLines.Line, _ rest: inout ArraySlice<NumberLines.Line>
  ) throws(InstanceFault) -> LineProblem {
    guard head.values.count == 3, head.values.allSatisfy({ 1...1 << 20 ~= $0 }), head.values[1] <= 64 else {
      throw InstanceFault(
        line: head.number, message: "a problem begins with the numbers: cars, options (at most 64), classes")
    }
    let options = Int(head.values[1])
    let ratios = try ratios(options, after: head, &rest)
    var classes: [LineProblem.CarClass] = []
    for number in 0..<head.values[2] {
      guard let line = rest.popFirst() else {
        throw InstanceFault(line: head.number, message: "there are \(number) classes instead of \(head.values[2])")
      }
      classes.append(try carClass(line, number: number, options: options))
    }
    let cars = classes.reduce(0) { $0 + $1.count }
    guard cars == Int(head.values[0]) else {
      throw InstanceFault(line: head.number, message: "the classes have \(cars) cars instead of \(head.values[0])")
    }
    return LineProblem(classes: classes, ratios: ratios)
  }

  private static func ratios(
    _ options: Int, after head: NumberLines.Line, _ rest: inout ArraySlice<NumberLines.Line>
  ) throws(InstanceFault) -> [LineProblem.Ratio] {
    var (most, window) = absentRatios
    if !(options == 5 && rest.first?.values.count == 7) {
      guard let first = rest.popFirst(), let second = rest.popFirst() else {
        throw InstanceFault(line: head.number, message: "the text ends before the two lines of ratios")
      }
      for line in [first, second] where line.values.count != options {
        throw InstanceFault(line: line.number, message: "there are \(line.values.count) numbers for \(options) options")
      }
      (most, window) = (first.values, second.values)
      if let option = most.indices.first(where: { most[$0] < 0 || most[$0] > 1 << 10 }) {
        throw InstanceFault(line: first.number, message: "\(most[option]) cannot be the most cars in a window")
      }
      if let option = window.indices.first(where: { !(1...1 << 10 ~= window[$0]) }) {
        throw InstanceFault(line: second.number, message: "\(window[option]) cannot be the length of a window")
      }
    }
    return zip(most, window).map { LineProblem.Ratio(most: Int($0), window: Int($1)) }
  }

  private static func carClass(
    _ line: NumberLines.Line, number: Int64, options: Int
  ) throws(InstanceFault) -> LineProblem.CarClass {
    guard line.values.count == options + 2 else {
      throw InstanceFault(line: line.number, message: "a class has \(options + 2) numbers, not \(line.values.count)")
    }
    guard line.values[0] == number else {
      throw InstanceFault(line: line.number, message: "class \(line.values[0]) stands where class \(number) should")
    }
    guard 0...1 << 20 ~= line.values[1] else {
      throw InstanceFault(line: line.number, message: "there cannot be \(line.values[1]) cars")
    }
    if let flag = line.values.dropFirst(2).first(where: { $0 != 0 && $0 != 1 }) {
      throw InstanceFault(line: line.number, message: "\(flag) is neither 1, with the option, nor 0, without")
    }
    return LineProblem.CarClass(
      count: Int(line.values[1]), options: (0..<options).filter { line.values[$0 + 2] == 1 })
  }
}
