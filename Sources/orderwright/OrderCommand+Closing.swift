import Answers
import ArgumentParser
import Commands
import OrderStores

extension OrderCommand {
  /// Takes orders out of planning because nobody wants them any more.
  struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Cancel orders: they are planned no more.",
      discussion: """
        All of them or, where one is unknown or finished, none (exit code 3). It cannot be undone; an order's id stays taken.

        Example:
          orderwright order cancel W-000001 W-000007 --store out/furniture/orders.sqlite --note "customer withdrew"
        """)

    @OptionGroup var closing: ClosingOptions

    func run() throws { try closing.move(to: .cancelled) }
  }

  /// Takes orders out of planning because they are made.
  struct Finish: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Mark orders as finished: they are planned no more.",
      discussion: """
        All of them or, where one is unknown or cancelled, none (exit code 3). It cannot be undone.

        Example:
          orderwright order finish W-000001 --store out/furniture/orders.sqlite
        """)

    @OptionGroup var closing: ClosingOptions

    func run() throws { try closing.move(to: .finished) }
  }

  /// Which orders get their last status, and why.
  struct ClosingOptions: ParsableArguments {
    @Option(name: .long, help: "The order store.") var store: String
    @Option(name: .long, help: ArgumentHelp("Why, for the orders' history.", valueName: "text")) var note: String?
    @Argument(help: "The orders' ids.") var orders: [String]

    /// Moves the orders and prints a line for each.
    func move(to status: OrderStatus) throws {
      try Failures.asExitCodes {
        let store = try SQLiteOrderStore(path: store, creating: false)
        try store.move(orders, to: status, note: note, at: Clock.now)
        for id in orders { try Terminal.print((try store.order(id)?.line ?? id) + "\n") }
      }
    }
  }
}
