import Quantities

/// One entry of an order's history: what it became, when, and under which catalog.
public struct OrderEvent: Hashable, Sendable {
  /// The status from this moment on.
  public var status: OrderStatus
  /// The moment given by the caller.
  public var moment: LocalDateTime
  /// The catalog in force; nil where it played no part.
  public var catalog: CatalogIdentity?
  /// Why, in a person's or a command's words.
  public var note: String?

  public init(status: OrderStatus, moment: LocalDateTime, catalog: CatalogIdentity? = nil, note: String? = nil) {
    self.status = status
    self.moment = moment
    self.catalog = catalog
    self.note = note
  }
}
