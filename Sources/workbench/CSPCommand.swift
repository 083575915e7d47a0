import ArgumentParser
import InstanceFormats
import SolverCore

/// Decides a constraint satisfaction instance.
struct CSPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csp",
    abstract: "Decide a constraint satisfaction instance in XCSP3.",
    discussion: """
      Prints 's SATISFIABLE' and a solution as an <instantiation> in 'v' lines (exit code 10), 's UNSATISFIABLE' (20), or 's UNKNOWN' \
      (0) when the work limit is reached, as in the XCSP3 competitions; figures stand in 'c' lines.

      Examples:
        workbench csp instance.xml
        workbench csp RenaultMod-00.xml.xz --work 100000
      """)

  @Argument(help: "The instance; '-' for the standard input. What is packed by xz or lzma is unpacked.")
  var file: String

  @Option(help: "The most conflicts before giving up.")
  var work: Int?

  func run() throws {
    let start = ResourceUse.now
    let instance = try InputFile.reading(file) { (bytes) throws(InstanceFault) in try readXCSP(bytes) }
    let read = ResourceUse.now
    let solver = Solver(instance.network)
    let built = ResourceUse.now
    let verdict = solver.solve(limit: WorkLimit(conflicts: work ?? .max))
    let now = ResourceUse.now
    let output = OutputFile()
    output.write("c read \(read.cpuSeconds - start.cpuSeconds) built \(built.cpuSeconds - read.cpuSeconds) ")
    output.write("solved \(now.cpuSeconds - built.cpuSeconds) CPU seconds\n")
    output.write(
      "c cpuSeconds \(now.cpuSeconds - start.cpuSeconds) wallSeconds \(now.wallSeconds - start.wallSeconds)\n")
    defer { output.flush() }
    switch verdict {
    case .satisfied:
      write(solution: instance, solver, to: output)
      throw ExitCode(10)
    case .unsatisfiable:
      output.write("s UNSATISFIABLE\n")
      throw ExitCode(20)
    case .undecided: output.write("s UNKNOWN\n")
    }
  }

  private func write(solution instance: Instance, _ solver: Solver, to output: OutputFile) {
    var values: [String] = []
    for case .integer(let variable) in instance.items { values.append(String(solver.value(of: variable))) }
    output.write("s SATISFIABLE\nv <instantiation>\n")
    output.write("v   <list> \(instance.names.joined(separator: " ")) </list>\n")
    output.write("v   <values> \(values.joined(separator: " ")) </values>\n")
    output.write("v </instantiation>\n")
  }
}
