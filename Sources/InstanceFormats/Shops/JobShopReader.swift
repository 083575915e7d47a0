import SchedulerCore

/// Reads job shops in the form of Taillard's and Lawrence's collections: a line with the numbers of jobs and machines,
/// then for each job pairs of a machine, counted from 0, and a duration.
///
/// A job ends with its line, or with the pair `-1 -1` where that is used; without that, if there are exactly jobs times
/// machines pairs, every job has one for each machine, however the lines are broken. A machine may occur several
/// times in a job, or not at all. A duration of 0 is one of an operation that waits for its turn but takes no time.
public struct JobShopReader {
  /// The jobs in the order of the text, each with the index of its first operation in the problem, and the problem's number
  /// of operations at the end.
  public let firstOperations: [Int]
  /// Jobs, operations and precedences in the order of the text; all machines are always open.
  public let problem: SchedulingProblem
  /// How many of the problem's seconds are one unit of the text's time: 1 unless the text has durations of 0.
  public let unit: Time

  /// Reads a text.
  ///
  /// - Throws: at the first line that is not as described.
  public init(_ text: some Sequence<UInt8>) throws(InstanceFault) {
    let lines = try NumberLines(text).lines
    guard let head = lines.first, head.values.count == 2, head.values.allSatisfy({ $0 > 0 && $0 < 1 << 20 }) else {
      throw InstanceFault(line: lines.first?.number ?? 0, message: "the first line holds two numbers: jobs, machines")
    }
    let machines = Int(head.values[1])
    let rows = try JobShopReader.rows(lines.dropFirst(), jobs: Int(head.values[0]), machines: machines)
    var shop = ShopAssembly(machines: machines, numberedFrom: 0)
    for row in rows {
      shop.beginJob()
      for place in stride(from: 0, to: row.values.count, by: 2) {
        let (machine, duration) = (row.values[place], row.values[place + 1])
        try shop.addOperation([(machine, duration)], line: row.number)
      }
    }
    (problem, firstOperations, unit) = shop.finished()
  }

  private static func rows(
    _ lines: ArraySlice<NumberLines.Line>, jobs: Int, machines: Int
  ) throws(InstanceFault) -> [NumberLines.Line] {
    var rows = Array(lines)
    let all = rows.flatMap(\.values)
    if all.contains(-1) {
      rows = split(rows)
    } else if rows.count != jobs, all.count == 2 * jobs * machines {
      rows = (0..<jobs).map { job in
        NumberLines.Line(number: 0, values: Array(all[2 * job * machines..<2 * (job + 1) * machines]))
      }
    }
    if let odd = rows.first(where: { $0.values.count % 2 == 1 }) {
      throw InstanceFault(line: odd.number, message: "a machine has no duration")
    }
    guard rows.count == jobs else {
      throw InstanceFault(line: rows.last?.number ?? 0, message: "there are \(rows.count) jobs instead of \(jobs)")
    }
    return rows
  }

  /// Jobs that end with a pair of -1, however the lines are broken.
  private static func split(_ lines: [NumberLines.Line]) -> [NumberLines.Line] {
    var rows: [NumberLines.Line] = []
    var row = NumberLines.Line(number: 0, values: [])
    for line in lines {
      for place in stride(from: 0, to: line.values.count - 1, by: 2) {
        if row.values.isEmpty { row.number = line.number }
        if line.values[place] == -1 && line.values[place + 1] == -1 {
          rows.append(row)
          row.values = []
        } else {
          row.values += line.values[place...place + 1]
        }
      }
    }
    if !row.values.isEmpty { rows.append(row) }
    return rows
  }
}
