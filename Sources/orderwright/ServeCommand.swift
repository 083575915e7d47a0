import Answers
import ArgumentParser
import Commands
import Glibc
import JSONLines
import LineProtocol
import Methods
import OrderStores

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Speak JSON-RPC 2.0, one message a line, on stdin and stdout.",
    discussion: """
      Methods: hello, ping, cancel, catalog.list, order.validate, order.submit, order.get, bom.explode, \
      configuration.options, configuration.complete, configuration.conflicts, configuration.repair, configuration.explain, plan.schedule.

      Example:
        echo '{"jsonrpc":"2.0","id":1,"method":"catalog.list"}' | orderwright serve --catalog Catalogs/car/catalog.xml
      """)

  @OptionGroup var catalog: CatalogOptions

  @Option(name: .long, help: "Keep submitted orders in this file.")
  var store: String?

  @Option(name: .long, help: "Worker threads; default: one for each processor.")
  var threads: Int?

  @OptionGroup var intake: LimitOptions

  @Flag(name: .long, help: "Answer in the order of completion instead of the order of input.")
  var unordered = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads lies between 1 and 1024.") }
  }

  func run() throws {
    let session = try catalog.open()
    let workers = threads ?? processorCount
    try Failures.asExitCodes(whenReaderLeaves: .stream) {
      let store = try store.map { try SQLiteOrderStore(path: $0) }
      let methods = OrderMethods(session, store: store, workers: workers, moment: { Clock.now })
      let server = LineServer(
        name: "orderwright", version: Orderwright.configuration.version, methods: methods.all,
        limits: ServerLimits(intake.limits),
        order: unordered ? .completion : .input, threads: workers
      ) { writer in
        writer.key("catalogs")
        writer.openArray()
        session.catalog.write(to: &writer)
        writer.closeArray()
      }
      try server.run(input: STDIN_FILENO, output: STDOUT_FILENO, stop: Termination.endingInput())
      try store?.close()
    }
  }
}
