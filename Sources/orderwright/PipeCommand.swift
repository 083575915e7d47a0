import Answers
import ArgumentParser
import Commands
import Glibc
import JSONLines
import OrderStores
import Quantities

struct PipeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipe",
    abstract: "Answer order lines from stdin with result lines on stdout.",
    discussion: """
      One JSON object a line in, exactly one a line out, in the same order. With --store, valid orders are on disk before their line is answered, \
      and an order that is known already is answered as duplicate or conflict. SIGTERM and Ctrl-C end the input: what was read is answered and \
      stored, and the exit code is 143 or 130.

      Example:
        orderwright pipe --catalog Catalogs/car/catalog.xml < examples/car/orders.ndjson > results.ndjson
      """)

  @OptionGroup var catalog: CatalogOptions

  @Option(name: .long, help: "Keep accepted orders in this file.")
  var store: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How much of an answer is written: full, or summary without bill and operations.", valueName: "full|summary"))
  var answer: AnswerDetail = .full

  @Option(name: .long, help: "Worker threads; default: one for each processor.")
  var threads: Int?

  @OptionGroup var intake: LimitOptions

  @Flag(name: .long, help: "End with exit code 1 where any order was not valid.")
  var failOnInvalid = false

  @Flag(name: .long, help: "Print what came of the stream on stderr.")
  var summary = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads lies between 1 and 1024.") }
  }

  func run() throws {
    let session = try catalog.open()
    let pipe = OrderPipe(session, detail: answer, threads: threads ?? processorCount, limits: intake.limits)
    let stop = try Failures.asExitCodes { try Termination.endingInput() }
    let result = try Failures.asExitCodes(whenReaderLeaves: .stream) {
      let store = try store.map { try SQLiteOrderStore(path: $0) }
      let result = try pipe.run(
        from: STDIN_FILENO, to: STDOUT_FILENO, store: store, moment: { Clock.now }, stop: stop,
        progress: Progress.show(lines:))
      try store?.close()
      return result
    }
    Progress.clear()
    if summary { Terminal.write(result.text()) }
    if stop.hasEndedInput, let signal = Termination.signal {
      Terminal.line("stopped by signal \(signal): \(result.lines) lines were read and answered, the rest was not read")
      throw ExitCode.ended(by: signal)
    }
    let refused = result.lines - result.count(.valid) - result.count(.duplicate)
    if failOnInvalid && refused > 0 { throw ExitCode.refused }
  }
}

extension AnswerDetail: ExpressibleByArgument {}
