import ShopSearches

/// Reads job shops in the form of the OR-Library, of Taillard's and of Lawrence's collections: a line with the numbers of jobs and
/// machines, then for each job a line of pairs of a machine, counted from 0, and a duration.
///
/// Where the pair `-1 -1` occurs, it ends a job instead of the line. Without it lines may break anywhere where there are as many pairs as
/// jobs times machines and a job is not a line: each job then has one for each machine. A machine may occur several
/// times in a job, or not at all. A duration of 0 is one of an operation that waits for its turn but takes no time.
///
/// Lines before the first one that begins with a digit or `#` are a foreword, as the OR-Library has it. A text may hold several
/// instances, each under a line `instance NAME`; one of them is read.
public struct JobShopReader {
  /// The jobs in the order of the text, each with the index of its first operation in the problem, and the problem's number
  /// of operations at the end.
  public let firstOperations: [Int]
  /// Operations and precedences in the order of the text.
  public let problem: ShopProblem
  /// How much of the problem's time is one unit of the text's: 1 unless the text has durations of 0.
  public let unit: Int64

  /// Reads a text.
  ///
  /// - Parameter name: which instance of the text, where it holds several.
  /// - Throws: at the first line that is not as described, where the lines could mean two things, and where there is no such instance.
  public init(_ text: some Sequence<UInt8>, instance name: String? = nil) throws(InstanceFault) {
    let lines = try NumberLines(NamedInstances(Array(text)).bytes(of: name), hasForeword: true).lines
    guard let head = lines.first, head.values.count == 2, head.values.allSatisfy({ $0 > 0 && $0 < 1 << 20 }) else {
      throw InstanceFault(line: lines.first?.number ?? 0, message: "the first line holds two numbers: jobs, machines")
    }
    let machines = Int(head.values[1])
    var shop = ShopAssembly(machines: machines, numberedFrom: 0)
    for job in try JobLines(lines.dropFirst(), jobs: Int(head.values[0]), machines: machines).jobs {
      shop.beginJob()
      for step in job { try shop.addOperation([(step.machine, step.duration)], line: step.line) }
    }
    (problem, firstOperations, unit) = shop.finished()
  }
}
