import Quantities

/// What became of a stream of orders, for the person who ran it.
public struct PipeSummary: Sendable {
  /// Orders answered.
  public private(set) var lines = 0
  /// By status, in the order of `OrderRecord.Status.allCases`.
  public private(set) var counts: [OrderRecord.Status: Int] = [:]
  /// Rules and problems by how many orders they stopped.
  private var reasons: [String: Int] = [:]
  /// Worth of the valid orders by currency code, in smallest units.
  private var values: [String: (currency: Currency, total: Int128)] = [:]
  /// Pieces of all valid orders.
  public private(set) var pieces = 0
  /// Lines of all valid orders' bills.
  public private(set) var billLines = 0

  /// Of nothing yet.
  public init() {}

  /// Counts an order in.
  public mutating func add(_ record: OrderRecord) {
    lines += 1
    counts[record.status, default: 0] += 1
    // An order with three mistakes of a kind is one order that they stopped.
    for (index, reason) in record.reasons.enumerated() where !record.reasons[..<index].contains(reason) {
      reasons[reason, default: 0] += 1
    }
    guard record.status == .valid, let accepted = record.accepted else { return }
    pieces += accepted.quantity
    billLines += accepted.billLines
    values[accepted.currency.code, default: (accepted.currency, 0)].total += Int128(accepted.total)
  }

  /// How many orders ended so.
  public func count(_ status: OrderRecord.Status) -> Int { counts[status] ?? 0 }

  /// The reasons that stopped most orders, most first, equal ones by name.
  public func topReasons(_ limit: Int) -> [(reason: String, orders: Int)] {
    reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map { ($0.key, $0.value) }
  }

  /// What the valid orders are worth, by currency in order of code.
  public var worth: [(currency: Currency, total: Int128)] { values.sorted { $0.key < $1.key }.map(\.value) }
}
