import Answers
import ArgumentParser
import Commands
import Glibc
import JSONLines
import OrderStores

struct OrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "Look at accepted orders, and close them.",
    subcommands: [Show.self, List.self, Cancel.self, Finish.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print one order with its history.",
      discussion: """
        Example:
          orderwright order show W-000001 --store out/furniture/orders.sqlite
        """)

    @Option(name: .long, help: "The order store.") var store: String
    @Option(name: .long, help: ArgumentHelp("How the order is printed.", valueName: "text|json"))
    var format: OutputFormat = .text
    @Argument(help: "The order's id.") var order: String

    func run() throws {
      try Failures.asExitCodes {
        let store = try SQLiteOrderStore(path: store, creating: false)
        guard let found = try store.order(order) else { throw StoreError.unknownOrder(path: self.store, id: order) }
        let history = try store.history(of: order)
        guard format == .json else { return try Terminal.print(found.text(history: history)) }
        var writer = JSONWriter()
        found.write(to: &writer, withContent: true, history: history)
        writer.endLine()
        try writer.write(to: STDOUT_FILENO)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print accepted orders, a line each, in the order of acceptance.",
      discussion: """
        Example:
          orderwright order list --store out/car/orders.sqlite --product car
        """)

    @Option(name: .long, help: "The order store.") var store: String
    @Option(name: .long, help: "Only orders of this product.") var product: String?
    @Option(name: .long, help: "Only orders of this plant.") var plant: String?
    @Option(name: .long, help: ArgumentHelp("Only orders of this status.", valueName: "accepted|planned|…"))
    var status: OrderStatus?
    @Option(name: .long, help: ArgumentHelp("How orders are printed.", valueName: "text|json"))
    var format: OutputFormat = .text

    func run() throws {
      try Failures.asExitCodes {
        let store = try SQLiteOrderStore(path: store, creating: false)
        var writer = JSONWriter()
        try store.forEachOrder(matching: OrderFilter(product: product, plant: plant, status: status)) { order in
          if format == .json {
            order.write(to: &writer, withContent: false)
          } else {
            writer.append(Array(order.line.utf8))
          }
          writer.endLine()
          if writer.count > 64 << 10 {
            try writer.write(to: STDOUT_FILENO)
            writer.reset()
          }
        }
        try writer.write(to: STDOUT_FILENO)
      }
    }
  }
}

extension OrderStatus: ExpressibleByArgument {}
