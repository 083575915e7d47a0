import ShopSearches

/// Reads flexible job shops in the form of Brandimarte's and Hurink's collections: a first line with the numbers of
/// jobs and machines (and a third number, which is ignored); then for each job its number of operations, and for each operation
/// the number of its alternatives followed by so many pairs of a machine, counted from 1, and a duration.
///
/// Line breaks after the first line have no meaning. Lines before the first one that begins with a digit or `#` are a foreword.
public struct FlexibleJobShopReader {
  /// See `JobShopReader.firstOperations`.
  public let firstOperations: [Int]
  /// See `JobShopReader.problem`.
  public let problem: ShopProblem
  /// See `JobShopReader.unit`.
  public let unit: Int64

  /// Reads a text.
  ///
  /// - Throws: at the first line that is not as described.
  public init(_ text: some Sequence<UInt8>) throws(InstanceFault) {
    let lines = try NumberLines(text, hasForeword: true, acceptsFractions: true).lines
    guard let head = lines.first, (2...3).contains(head.values.count),
      head.values.prefix(2).allSatisfy({ $0 > 0 && $0 < 1 << 20 })
    else {
      throw InstanceFault(line: lines.first?.number ?? 0, message: "the first line holds the numbers: jobs, machines")
    }
    var shop = ShopAssembly(machines: Int(head.values[1]), numberedFrom: 1)
    var numbers = NumberRun(lines.dropFirst())
    for _ in 0..<head.values[0] {
      shop.beginJob()
      for _ in 0..<(try numbers.next("the number of operations of a job")) {
        var choices: [(machine: Int64, duration: Int64)] = []
        for _ in 0..<(try numbers.next("the number of alternatives of an operation")) {
          let machine = try numbers.next("a machine")
          choices.append((machine, try numbers.next("a duration")))
        }
        try shop.addOperation(choices, line: numbers.line)
      }
    }
    guard numbers.isAtEnd else {
      throw InstanceFault(line: numbers.nextLine, message: "there are more numbers than the jobs need")
    }
    (problem, firstOperations, unit) = shop.finished()
  }
}

/// Numbers one after the other, with the line of the last one.
struct NumberRun {
  private let lines: [NumberLines.Line]
  private var row = 0
  private var place = 0
  /// Where the number given last stands.
  private(set) var line: Int

  /// All numbers of these lines.
  init(_ lines: ArraySlice<NumberLines.Line>) {
    self.lines = Array(lines)
    line = lines.first?.number ?? 0
  }

  /// Whether all have been given.
  var isAtEnd: Bool { row == lines.count }

  /// Where the number stands that comes next, if there is one.
  var nextLine: Int { isAtEnd ? line : lines[row].number }

  /// The next number.
  ///
  /// - Parameter meaning: what it should be, for the fault.
  /// - Throws: if there is none, or if it is negative.
  mutating func next(_ meaning: String) throws(InstanceFault) -> Int64 {
    guard row < lines.count else { throw InstanceFault(line: line, message: "the text ends before \(meaning)") }
    line = lines[row].number
    let value = lines[row].values[place]
    guard value >= 0 else { throw InstanceFault(line: line, message: "\(value) cannot be \(meaning)") }
    place += 1
    if place == lines[row].values.count { (row, place) = (row + 1, 0) }
    return value
  }
}
