import Quantities

/// An accepted order with what the store added to it.
public struct StoredOrder: Hashable, Sendable {
  /// The place in the order of acceptance: 1 for a store's first order, without gaps.
  public var sequence: Int64
  public var status: OrderStatus
  /// The moment given by the caller that submitted it.
  public var accepted: LocalDateTime
  public var order: AcceptedOrder

  public init(sequence: Int64, status: OrderStatus, accepted: LocalDateTime, order: AcceptedOrder) {
    self.sequence = sequence
    self.status = status
    self.accepted = accepted
    self.order = order
  }
}

/// What a repeated order is answered with: the first result's identity, without its content.
public struct StoredOrderSummary: Hashable, Sendable {
  /// The place in the order of acceptance.
  public var sequence: Int64
  public var status: OrderStatus
  public var item: String
  public var promised: CalendarDate
  public var price: PriceTotal
  /// The catalog that the order was first accepted under, which need not be today's.
  public var catalog: CatalogIdentity

  public init(
    sequence: Int64, status: OrderStatus, item: String, promised: CalendarDate, price: PriceTotal,
    catalog: CatalogIdentity
  ) {
    self.sequence = sequence
    self.status = status
    self.item = item
    self.promised = promised
    self.price = price
    self.catalog = catalog
  }
}

extension StoredOrder {
  /// The part of the order that a repetition of it is answered with.
  public var summary: StoredOrderSummary {
    StoredOrderSummary(
      sequence: sequence, status: status, item: order.item, promised: order.promised, price: order.price,
      catalog: order.catalog)
  }
}
