import ArgumentParser
import Files
import InstanceFormats
import SolverCore

/// Checks very many full configurations.
struct ValidityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validity",
    abstract: "Tell which full configurations satisfy a DIMACS formula.",
    discussion: """
      A configuration is a line of 0 and 1, one for each variable in its order. One JSON line with the counts comes out; with \
      --each one line a configuration before it, valid or not, an invalid one with the first clause that it violates. \
      checkSeconds is the CPU time of checking alone, loadSeconds that of turning the packed lines into columns.
      """)

  @Argument(help: "The formula, in DIMACS form.")
  var file: String

  @Option(help: "The configurations; - is the standard input.")
  var configurations: String

  @Flag(help: "A line for each configuration.")
  var each = false

  func run() throws {
    let start = ResourceUse.now
    let instance = try InputFile.reading(file, readDimacs)
    var run = Run(instance, isTold: each)
    let source =
      try configurations == "-" ? nil : InputFile.refusing { () throws(FileError) in try FileInput(configurations) }
    var lines = ConfigurationLines(file: source, width: instance.items.count)
    do {
      try run.check(&lines)
    } catch {
      throw InputFile.refusal("\(configurations):\(error.line): \(error.message)")
    }
    print(run.summary(since: start), terminator: "")
  }
}

extension ValidityCommand {
  /// The state of one run over a file of configurations.
  private struct Run: ~Copyable {
    private let literals: [Literal]
    private var check: ConfigurationCheck
    private var batch: AssignmentBatch
    private let isTold: Bool
    private var total = 0
    private var valid = 0
    private var checkSeconds = 0.0
    private var loadSeconds = 0.0
    private var told = ""

    init(_ instance: Instance, isTold: Bool) {
      literals = instance.items.map { item in
        guard case .boolean(let literal) = item else { preconditionFailure("a formula's items are Boolean") }
        return literal
      }
      check = ConfigurationCheck(instance.network)
      batch = AssignmentBatch(for: instance.network)
      self.isTold = isTold
    }

    mutating func check(_ lines: inout ConfigurationLines) throws(ConfigurationLines.Fault) {
      var isOpen = true
      while isOpen {
        batch.count = 0
        for quarter in 0..<4 where isOpen {
          let count = try lines.next()
          let before = ResourceUse.now.cpuSeconds
          batch.load(lines.rows, wordsPerRow: lines.wordsPerRow, quarter: quarter, literals: literals)
          loadSeconds += ResourceUse.now.cpuSeconds - before
          batch.count += count
          isOpen = count == 64
        }
        if batch.count > 0 { checkBatch() }
      }
    }

    private mutating func checkBatch() {
      let before = ResourceUse.now.cpuSeconds
      let column = check.valid(in: batch)
      checkSeconds += ResourceUse.now.cpuSeconds - before
      for word in 0..<4 { valid += column[word].nonzeroBitCount }
      if isTold {
        for row in 0..<batch.count { tell(row, column[row / 64] >> UInt64(row % 64) & 1 == 1) }
        print(told, terminator: "")
        told = ""
      }
      total += batch.count
    }

    private mutating func tell(_ row: Int, _ isValid: Bool) {
      told += "{\"line\":\(total + row + 1),\"valid\":\(isValid)"
      if case .clause(let index)? = check.firstViolation(ofRow: row, in: batch) {
        told += ",\"violated\":[\(numbers(index).map(String.init).joined(separator: ","))]"
      }
      told += "}\n"
    }

    /// A clause in the numbers of the file: the reader makes one literal for each variable, in order.
    private func numbers(_ clause: Int) -> [Int32] {
      check.literals(ofClause: clause).map { $0.code & 1 == 0 ? $0.code / 2 : -($0.code / 2) }
    }

    func summary(since start: ResourceUse) -> String {
      let now = ResourceUse.now
      return
        "{\"configurations\":\(total),\"valid\":\(valid),\"checkSeconds\":\(checkSeconds),\"loadSeconds\":\(loadSeconds)"
        + ",\"cpuSeconds\":\(now.cpuSeconds - start.cpuSeconds),\"wallSeconds\":\(now.wallSeconds - start.wallSeconds)}\n"
    }
  }
}
