import BillsOfMaterials
import Digests
import Quantities

/// What is kept and counted of an order's outcome.
public struct OrderRecord: Sendable {
  /// How an order ended, by the word that answers use.
  public enum Status: String, Sendable, CaseIterable {
    case valid, invalid, incomplete, duplicate, conflict, error, undecided
  }

  public var status: Status
  /// nil: the line is no order.
  public var order: String?
  public var digest: SHA256Digest?
  /// Only of a valid order.
  public var accepted: Accepted?
  /// What stopped the order, as ids of rules, codes of problems, paths of fields or a limit's name, for counting.
  public var reasons: [String]

  /// What is kept of a valid order.
  public struct Accepted: Sendable {
    /// Index into the catalog's products.
    public var product: Int
    public var item: String
    public var quantity: Int
    public var ordered: CalendarDate
    public var requested: CalendarDate?
    public var promise: CalendarDate
    public var market: Int?
    public var plant: Int?
    /// Of all pieces, in the currency's smallest units.
    public var total: Int64
    public var currency: Currency
    /// Lines of the exploded bill.
    public var billLines: Int
  }

  /// The record of an outcome.
  public init(_ outcome: OrderOutcome) {
    status = outcome.status
    order = outcome.order
    digest = outcome.digest
    accepted = outcome.valid.map(Accepted.init)
    reasons = outcome.reasons
  }
}

extension OrderRecord.Accepted {
  fileprivate init(_ order: ValidOrder) {
    let slice = order.model.slice
    self.init(
      product: order.model.product, item: order.item, quantity: order.quantity, ordered: order.ordered,
      requested: order.requested, promise: order.promise, market: slice.market, plant: slice.plant,
      total: order.price.total, currency: order.currency, billLines: order.billLines)
  }
}

extension OrderOutcome {
  /// The word that answers use for how the order ended.
  public var status: OrderRecord.Status {
    switch conclusion {
    case .valid: .valid
    case .incomplete: .incomplete
    case .conflicting, .refused: .invalid
    case .undecided: .undecided
    case .unreadable: .error
    case .duplicate: .duplicate
    case .taken: .conflict
    }
  }

  /// What stopped the order: ids of rules, codes of problems, paths of missing fields, or the limit's name.
  public var reasons: [String] {
    switch conclusion {
    case .valid, .duplicate, .taken: []
    case .incomplete(let missing): missing
    case .conflicting(let conflict): conflict.rules.map(\.id)
    case .refused(let problems): problems.map(\.code)
    case .undecided(let limit): [limit]
    case .unreadable(let fault): [fault.code]
    }
  }
}
