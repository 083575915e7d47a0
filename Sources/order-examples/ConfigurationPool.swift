import Catalogs
import Configurations
import ConstraintModels
import Quantities

/// Configurations to make orders of: new ones until there are as many as wanted, then the same again in turn.
struct ConfigurationPool {
  enum Kind: Hashable {
    case valid, incomplete, invalid
  }
  struct Key: Hashable {
    var channel: SalesChannel
    var stretch: Int
    var kind: Kind
  }
  /// A configuration, and the same written.
  struct Entry {
    var tree: JSONTree
    var text: String
  }

  let catalog: Catalog
  let product: Int
  /// Most configurations of a kind in a slice.
  let limit: Int
  /// Characteristics chosen in an order.
  let choices: ClosedRange<Int>
  /// Of a hundred orders, how many say what rules move away from its default.
  let stated: Int
  private var walks: [SalesChannel: [Int: ConfigurationWalk]] = [:]
  private var entries: [Key: [Entry]] = [:]
  private var turns: [Key: Int] = [:]

  init(_ catalog: Catalog, product: Int, limit: Int, choices: ClosedRange<Int>, stated: Int) {
    self.catalog = catalog
    self.product = product
    self.limit = limit
    self.choices = choices
    self.stated = stated
  }

  /// The next configuration of a kind. Cost: where a new one is made, some milliseconds in a release build; else nothing.
  mutating func next(
    _ kind: Kind, _ channel: SalesChannel, at date: CalendarDate, _ random: inout SeededGenerator
  ) -> Entry {
    let key = Key(channel: channel, stretch: catalog.stretch(of: date), kind: kind)
    let turn = turns[key, default: 0]
    turns[key] = turn + 1
    if let known = entries[key], known.count >= limit { return known[turn % limit] }
    let walk = walk(for: channel, stretch: key.stretch, at: date)
    let tree = make(kind, walk, &random).tree(walk.model)
    let entry = Entry(tree: tree, text: tree.line)
    entries[key, default: []].append(entry)
    return entry
  }

  private mutating func walk(for channel: SalesChannel, stretch: Int, at date: CalendarDate) -> ConfigurationWalk {
    if let known = walks[channel]?[stretch] { return known }
    let plant = channel.plant ?? catalog.products[product].plant ?? (catalog.plants.isEmpty ? nil : 0)
    let walk = ConfigurationWalk(
      catalog, product: product, slice: Slice(date: date, market: channel.market, plant: plant))
    walks[channel, default: [:]][stretch] = walk
    return walk
  }

  private func make(_ kind: Kind, _ walk: ConfigurationWalk, _ random: inout SeededGenerator) -> Selection {
    while true {
      let wanted = random.number(in: choices)
      guard let valid = walk.validSelection(wanted: wanted, stated: stated, &random) else { continue }
      switch kind {
      case .valid: return valid
      case .incomplete: if let open = walk.opened(valid, &random) { return open }
      case .invalid: if let broken = walk.broken(valid, &random) { return broken }
      }
    }
  }
}
