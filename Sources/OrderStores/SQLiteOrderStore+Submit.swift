import Foundation
import GRDB
import Quantities

extension SQLiteOrderStore {
  public func submit(_ batch: [Submission], at moment: LocalDateTime) throws(StoreError) -> [Verdict] {
    let writes = batch.contains { if case .accept = $0 { true } else { false } }
    if writes {
      return try write { try Intake($0, moment: moment).verdicts(on: batch) }
    }
    return try read { connection in
      let lookUp = try connection.cachedStatement(sql: Intake.lookUpSQL)
      return try batch.map { try Intake.known($0, by: lookUp) ?? .unknown }
    }
  }
}

/// One batch on its way into the tables, within the transaction that holds the writer's lock.
///
/// An insertion that finds the id taken does nothing and says so; only then is the first order read. So a new order
/// costs one statement, and the batch's own earlier orders count like all others.
private struct Intake {
  private let connection: Database
  private let moment: LocalDateTime
  private let insert: Statement
  private let lookUp: Statement

  static let lookUpSQL = "SELECT \(OrderRow.summaryColumns) FROM \(OrderRow.source) WHERE orders.id = CAST(? AS TEXT)"

  private static let insertSQL = """
    INSERT INTO orders (
      id, digest, item, product, quantity, ordered, requested, promised, market, plant, price, currency, catalog,
      status, accepted, content)
    VALUES (CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING
    """

  init(_ connection: Database, moment: LocalDateTime) throws {
    self.connection = connection
    self.moment = moment
    insert = try connection.cachedStatement(sql: Self.insertSQL)
    lookUp = try connection.cachedStatement(sql: Self.lookUpSQL)
  }

  func verdicts(on batch: [Submission]) throws -> [Verdict] {
    var catalogs: [ContentDigest: Int64] = [:]
    return try batch.map { submission in
      if case .accept(let order) = submission {
        let key = try catalogs[order.catalog.digest] ?? CatalogRow.key(of: order.catalog, at: moment, in: connection)
        catalogs[order.catalog.digest] = key
        if try insert(order, catalog: key) { return .accepted }
      }
      return try Self.known(submission, by: lookUp) ?? .unknown
    }
  }

  /// Whether the order is new.
  private func insert(_ order: AcceptedOrder, catalog: Int64) throws -> Bool {
    try insert.execute(arguments: [
      OrderRow.bytes(of: order.id), Data(order.digest.bytes), order.item, order.product, order.quantity,
      order.ordered.day, order.requested?.day, order.promised.day, order.market, order.plant, order.price.minorUnits,
      order.price.currency.code, catalog, OrderStatus.accepted.rawValue, moment.second, Data(order.content),
    ])
    return connection.changesCount == 1
  }

  /// Duplicate or conflict; nil where the id is not known.
  static func known(_ submission: Submission, by lookUp: Statement) throws -> Verdict? {
    let rows = try Row.fetchCursor(lookUp, arguments: [OrderRow.bytes(of: submission.id)])
    guard let row = try rows.next() else { return nil }
    let first = try row.digest(at: 0)
    return first == submission.digest ? .duplicate(try OrderRow.summary(row)) : .conflict(first: first)
  }
}
