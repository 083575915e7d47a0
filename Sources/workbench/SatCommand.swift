import ArgumentParser
import InstanceFormats
import SolverCore

/// Decides a formula.
struct SatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sat",
    abstract: "Decide a formula in DIMACS CNF, with the output of the SAT competitions.",
    discussion: """
      Prints 's SATISFIABLE' and a model in 'v' lines (exit code 10), 's UNSATISFIABLE' (20), or 's UNKNOWN' (0) when the work limit \
      is reached; figures stand in 'c' lines. A feature model in one of the other formats is decided like its clauses.

      Examples:
        workbench sat formula.cnf
        workbench sat formula.cnf.xz --proof proof.drat && drat-trim formula.cnf proof.drat
        workbench sat formula.cnf --work 100000
      """)

  @Argument(help: "The formula; '-' for the standard input. What is packed by xz is unpacked.")
  var file: String

  @Option(help: "Where to write a DRAT refutation.")
  var proof: String?

  @Flag(help: "Write the refutation in the binary form of DRAT.")
  var binaryProof = false

  @Option(help: "The most conflicts before giving up.")
  var work: Int?

  func run() throws {
    let start = ResourceUse.now
    let instance = try InputFile.reading(file, readInstance).0
    let read = ResourceUse.now
    let proofFile = try proof.map { try OutputFile(creating: $0) }
    let log = proofFile.map { file in ProofLog(binaryProof ? .binary : .text) { file.write($0) } }
    let solver = Solver(instance.network, proof: log)
    let built = ResourceUse.now
    let verdict = solver.solve(limit: WorkLimit(conflicts: work ?? .max))
    log?.flush()
    try proofFile?.finish()
    let output = OutputFile()
    output.write("c read \(read.cpuSeconds - start.cpuSeconds) built \(built.cpuSeconds - read.cpuSeconds) ")
    output.write("solved \(ResourceUse.now.cpuSeconds - built.cpuSeconds) CPU seconds\n")
    output.write(figures(solver.statistics, since: start))
    switch verdict {
    case .satisfied: write(model: instance, solver, to: output)
    case .unsatisfiable: output.write("s UNSATISFIABLE\n")
    case .undecided: output.write("s UNKNOWN\n")
    }
    output.flush()
    switch verdict {
    case .satisfied: throw ExitCode(10)
    case .unsatisfiable: throw ExitCode(20)
    case .undecided: return
    }
  }

  private func figures(_ statistics: Statistics, since start: ResourceUse) -> String {
    let now = ResourceUse.now
    return "c conflicts \(statistics.conflicts) decisions \(statistics.decisions) "
      + "propagations \(statistics.propagations) restarts \(statistics.restarts)\n"
      + "c cpuSeconds \(now.cpuSeconds - start.cpuSeconds) wallSeconds \(now.wallSeconds - start.wallSeconds) "
      + "peakBytes \(now.peakBytes)\n"
  }

  /// Writes the model in lines of at most 78 characters, ended by 0.
  private func write(model instance: Instance, _ solver: Solver, to output: OutputFile) {
    output.write("s SATISFIABLE\n")
    var line = "v"
    for (place, item) in instance.items.enumerated() {
      guard case .boolean(let literal) = item else { continue }
      let word = (solver.value(of: literal) ? " " : " -") + String(place + 1)
      if line.utf8.count + word.utf8.count > 78 {
        output.write(line + "\n")
        line = "v"
      }
      line += word
    }
    output.write(line + " 0\n")
  }
}
