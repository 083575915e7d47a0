import Quantities

/// An order's exact total in the minor units of its currency (fen, cents), so that sums stay exact.
public struct PriceTotal: Hashable, Sendable {
  /// The amount in the currency's minor unit: 123450 is 1,234.50 CNY.
  public var minorUnits: Int64
  public var currency: Currency

  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }
}

/// A valid order as the flow hands it to a store: all that is promised to the customer, and the line it came from.
public struct AcceptedOrder: Hashable, Sendable {
  /// The customer's order number; any text, compared byte by byte.
  public var id: String
  /// The digest of the order's content, by which a repeated order is told from a conflicting one.
  public var digest: ContentDigest
  /// The configured item, the same whenever the configuration is.
  public var item: String
  public var product: String
  /// How many items, at least 1.
  public var quantity: Int
  /// The day that the order was placed.
  public var ordered: CalendarDate
  /// The day that the customer asked for; nil where he did not.
  public var requested: CalendarDate?
  /// The day that was promised.
  public var promised: CalendarDate
  /// The market that the catalog was read for; nil where it makes no difference.
  public var market: String?
  public var plant: String
  public var price: PriceTotal
  public var catalog: CatalogIdentity
  /// The order line's bytes as received (one JSON object), kept as they are.
  public var content: [UInt8]

  public init(
    id: String, digest: ContentDigest, item: String, product: String, quantity: Int, ordered: CalendarDate,
    requested: CalendarDate? = nil, promised: CalendarDate, market: String? = nil, plant: String, price: PriceTotal,
    catalog: CatalogIdentity, content: [UInt8]
  ) {
    self.id = id
    self.digest = digest
    self.item = item
    self.product = product
    self.quantity = quantity
    self.ordered = ordered
    self.requested = requested
    self.promised = promised
    self.market = market
    self.plant = plant
    self.price = price
    self.catalog = catalog
    self.content = content
  }
}
