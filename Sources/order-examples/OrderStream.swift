import Catalogs
import Quantities

/// Order lines of all kinds, one after the other.
struct OrderStream {
  /// What may be the matter with a line.
  enum Kind: CaseIterable {
    case valid, incomplete, invalid, mistaken, malformed, duplicate, conflicting
  }

  /// How customers order.
  struct Habits {
    /// When, in days from the catalog's date.
    var placed: ClosedRange<Int>
    /// For when, in days from the order.
    var wished: ClosedRange<Int>
    /// Most pieces.
    var largest: Int
    /// How many of a thousand lines are of each kind, in the order of `Kind.allCases`.
    var mix: [Int]
    /// What order ids begin with.
    var prefix: String
  }

  let habits: Habits
  private var random: SeededGenerator
  private var pool: ConfigurationPool
  private let channels: [(channel: SalesChannel, weight: Int)]
  /// Orders placed lately, to be sent again.
  private var recent: [JSONTree] = []
  private var orders = 0

  init(_ pool: ConfigurationPool, _ habits: Habits, seed: UInt64) {
    self.pool = pool
    self.habits = habits
    random = SeededGenerator(seed: seed)
    channels = pool.catalog.salesChannels
  }

  /// The next line, without its end.
  mutating func next() -> String {
    let kind = Kind.allCases[random.pick(weights: habits.mix)]
    switch kind {
    case .valid: return order(.valid).line
    case .incomplete: return order(.incomplete).line
    case .invalid: return order(.invalid).line
    case .mistaken: return order(.valid).mistaken(in: pool.catalog, pool.product, &random).line
    case .malformed: return malformed(order(.valid).line, &random)
    case .duplicate: return recent.isEmpty ? order(.valid).line : random.pick(recent).rewritten(&random)
    case .conflicting: return recent.isEmpty ? order(.valid).line : other(random.pick(recent)).line
    }
  }

  private mutating func order(_ kind: ConfigurationPool.Kind) -> JSONTree {
    let catalog = pool.catalog
    let channel = channels[random.pick(weights: channels.map(\.weight))].channel
    let isUsual = (channel.market ?? 0) == 0 && channel.plant == nil
    let ordered = random.chance(92) ? catalog.date.adding(days: random.number(in: habits.placed)) : nil
    let entry = pool.next(kind, channel, at: ordered ?? catalog.date, &random)
    var members = [
      JSONTree.Member("order", .text(orderID())), JSONTree.Member("product", .text(catalog.products[pool.product].id)),
    ]
    if let quantity { members.append(JSONTree.Member("quantity", .literal(String(quantity)))) }
    if let ordered { members.append(JSONTree.Member("ordered", .text(ordered.description))) }
    if random.chance(55) {
      let requested = (ordered ?? catalog.date).adding(days: random.number(in: habits.wished))
      members.append(JSONTree.Member("requested", .text(requested.description)))
    }
    if let market = channel.market, !isUsual || random.chance(70) {
      members.append(JSONTree.Member("market", .text(catalog.markets[market].id)))
    }
    if let plant = channel.plant { members.append(JSONTree.Member("plant", .text(catalog.plants[plant].id))) }
    members.append(JSONTree.Member("customer", customer(isHome: isUsual).tree))
    // Written once and used again and again; only a line that will be spoilt needs its parts.
    let isPlain = kind == .valid && habits.mix[0] == habits.mix.reduce(0, +)
    members.append(JSONTree.Member("configuration", isPlain ? .literal(entry.text) : entry.tree))
    let tree = JSONTree.object(members)
    if kind == .valid && !isPlain { remember(tree) }
    return tree
  }

  /// Where the catalog knows no markets, some customers come from abroad all the same.
  private mutating func customer(isHome: Bool) -> Customer {
    Customer.any(isChinese: isHome && (!pool.catalog.markets.isEmpty || random.chance(70)), &random)
  }

  private mutating func remember(_ order: JSONTree) {
    if recent.count < 300 { recent.append(order) } else { recent[orders % 300] = order }
  }

  /// Mostly one, which need not be said; sometimes a few, seldom a fleet.
  private var quantity: Int? {
    mutating get {
      switch random.below(100) {
      case ..<60: nil
      case ..<88: 1
      case ..<97: min(habits.largest, random.number(in: 2...4))
      default: min(habits.largest, random.number(in: 5...24))
      }
    }
  }

  private mutating func orderID() -> String {
    orders += 1
    let digits = String(orders)
    return "\(habits.prefix)-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The same id for other content.
  private mutating func other(_ order: JSONTree) -> JSONTree {
    guard case .object(var members) = order else { return order }
    members.removeAll { $0.name == "quantity" }
    members.insert(JSONTree.Member("quantity", .literal(String(random.number(in: 25...60)))), at: 2)
    return .object(members)
  }
}
