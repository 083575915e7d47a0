import ArgumentParser
import Catalogs
import Diagnostics
import JSONLines

/// Prints order lines for a catalog, the same for the same options.
@main
struct OrderExamples: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order-examples",
    abstract: "Print order lines for a catalog: varied, mostly valid, the same for the same seed.",
    discussion: """
      Values are chosen at random and kept while the order can still be completed. The other kinds of lines are made from valid ones: a value \
      left out, a value changed against the rules, a slip of the pen, broken JSON, an order sent twice, an id used twice. Beyond --pool \
      configurations of a kind (in each market, plant and stretch of time) the same ones are ordered again by other customers on other days.

      Examples:
        order-examples --catalog Catalogs/car/catalog.xml --count 1000 --seed 1
        order-examples --catalog Catalogs/car/catalog.xml --count 1000000 --valid-only > million.ndjson
      """)

  @Option(name: .long, help: ArgumentHelp("The catalog's main file.", valueName: "file"))
  var catalog: String

  @Option(name: .long, help: "What is ordered; default: the first product that is no part of another.")
  var product: String?

  @Option(name: .long, help: "How many lines.")
  var count: Int = 1_000

  @Option(name: .long, help: "Another seed, other orders.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "What order ids begin with; default: the catalog's first letter.")
  var prefix: String?

  @Option(name: .long, help: "Different configurations of a kind in a slice of the catalog, at most.")
  var pool: Int = 2_000

  @Option(name: .long, help: "Fewest characteristics chosen in an order.")
  var fewest: Int = 14

  @Option(name: .long, help: "Most characteristics chosen in an order, besides those that it must have.")
  var most: Int = 34

  @Option(name: .long, help: "Orders are placed from so many days before the catalog's date on …")
  var before: Int = 20

  @Option(name: .long, help: "… until so many days after it.")
  var after: Int = 40

  @Option(name: .long, help: "Soonest day that a customer asks for, counted from his order.")
  var soonest: Int = 30

  @Option(name: .long, help: "Latest day that a customer asks for, counted from his order.")
  var latest: Int = 90

  @Option(name: .long, help: "Most pieces of an order; most orders are for one.")
  var largest: Int = 24

  @Option(name: .long, help: "Of a hundred orders, how many say themselves what rules change in them.")
  var stated: Int = 85

  @Option(name: .long, help: "Of a thousand lines: incomplete orders.")
  var incomplete: Int = 40

  @Option(name: .long, help: "Of a thousand lines: orders against the rules.")
  var invalid: Int = 60

  @Option(name: .long, help: "Of a thousand lines: orders with a mistake in a field.")
  var mistaken: Int = 50

  @Option(name: .long, help: "Of a thousand lines: lines that are no order.")
  var malformed: Int = 12

  @Option(name: .long, help: "Of a thousand lines: orders sent again, written differently.")
  var duplicate: Int = 25

  @Option(name: .long, help: "Of a thousand lines: other orders under an id that was used.")
  var conflicting: Int = 13

  @Flag(name: .long, help: "Nothing but valid orders.")
  var validOnly = false

  func validate() throws {
    let others = [incomplete, invalid, mistaken, malformed, duplicate, conflicting]
    if others.contains(where: { $0 < 0 }) || others.reduce(0, +) > 1_000 {
      throw ValidationError("The lines of all kinds add up to a thousand at most.")
    }
    if count < 0 || pool < 1 { throw ValidationError("--count is at least 0, --pool at least 1.") }
    if fewest < 0 || most < fewest { throw ValidationError("--fewest is at least 0, --most at least as much.") }
    if -before > after || soonest > latest || largest < 1 {
      throw ValidationError("Days go from the earlier to the later; an order has one piece at least.")
    }
    if !(0...100).contains(stated) { throw ValidationError("--stated lies between 0 and 100.") }
  }

  func run() throws {
    var stream = try openStream()
    var writer = JSONWriter()
    for _ in 0..<count {
      writer.append(Array(stream.next().utf8))
      writer.endLine()
      if writer.count > 1 << 16 {
        try writer.write(to: 1)
        writer.reset()
      }
    }
    try writer.write(to: 1)
  }

  private func openStream() throws -> OrderStream {
    let catalog: Catalog
    do throws(DiagnosedFailure) {
      catalog = try readCatalog(at: self.catalog).catalog
    } catch {
      throw ValidationError(
        error.diagnostics.map { $0.located(fromCatalogAt: self.catalog).text() }.joined(separator: "\n"))
    }
    guard let index = product.map({ id in catalog.products.firstIndex { $0.id == id } }) ?? catalog.mainProduct else {
      throw ValidationError("The catalog has no product '\(product ?? "")'.")
    }
    let others = [incomplete, invalid, mistaken, malformed, duplicate, conflicting]
    let mix = validOnly ? [1_000, 0, 0, 0, 0, 0, 0] : [1_000 - others.reduce(0, +)] + others
    let pool = ConfigurationPool(
      catalog, product: index, limit: self.pool, choices: fewest...most, stated: stated)
    let habits = OrderStream.Habits(
      placed: -before...after, wished: soonest...latest, largest: largest, mix: mix,
      prefix: prefix ?? catalog.id.prefix(1).uppercased())
    return OrderStream(pool, habits, seed: seed)
  }
}
