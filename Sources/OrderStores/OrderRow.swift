import Foundation
import GRDB
import Quantities

/// How orders and catalogs stand in rows: the columns by position, and back into values.
///
/// An id may be any text, a zero byte included; GRDB passes strings to SQLite as C strings, which end there. Ids
/// therefore travel as bytes, and `CAST` makes them text in the file.
enum OrderRow {
  /// The columns of `StoredOrder`, read from `source`.
  static let columns = """
    orders.sequence, CAST(orders.id AS BLOB), orders.digest, orders.item, orders.product, orders.quantity,
    orders.ordered, orders.requested, orders.promised, orders.market, orders.plant, orders.price, orders.currency,
    orders.status, orders.accepted, orders.content, catalog.id, catalog.revision, catalog.digest
    """
  static let source = "orders JOIN catalog_revisions AS catalog ON catalog.key = orders.catalog"
  /// The columns of `StoredOrderSummary` and before them the digest, read from `source`.
  static let summaryColumns = """
    orders.digest, orders.sequence, orders.status, orders.item, orders.promised, orders.price, orders.currency,
    catalog.id, catalog.revision, catalog.digest
    """

  static func storedOrder(_ row: Row) throws -> StoredOrder {
    StoredOrder(
      sequence: try row.decode(atIndex: 0), status: try row.status(at: 13), accepted: try row.moment(at: 14),
      order: AcceptedOrder(
        id: String(decoding: try row.decode(Data.self, atIndex: 1), as: UTF8.self),
        digest: try row.digest(at: 2), item: try row.decode(atIndex: 3), product: try row.decode(atIndex: 4),
        quantity: try row.decode(atIndex: 5), ordered: try row.day(at: 6),
        requested: row.hasNull(atIndex: 7) ? nil : try row.day(at: 7), promised: try row.day(at: 8),
        market: try row.decode(String?.self, atIndex: 9), plant: try row.decode(atIndex: 10),
        price: try row.price(at: 11), catalog: try row.catalog(at: 16),
        content: Array(try row.decode(Data.self, atIndex: 15))))
  }

  static func summary(_ row: Row) throws -> StoredOrderSummary {
    StoredOrderSummary(
      sequence: try row.decode(atIndex: 1), status: try row.status(at: 2), item: try row.decode(atIndex: 3),
      promised: try row.day(at: 4), price: try row.price(at: 5), catalog: try row.catalog(at: 7))
  }

  /// A text as bytes, for `CAST(? AS TEXT)`.
  static func bytes(of text: String) -> Data { Data(text.utf8) }
}

/// A row holds what no store writes; `description` says what.
struct UnreadableRow: Error, CustomStringConvertible {
  let description: String
}

extension Row {
  func digest(at index: Int) throws -> ContentDigest {
    guard let digest = ContentDigest(bytes: try decode(Data.self, atIndex: index)) else {
      throw UnreadableRow(description: "a digest has not 32 bytes")
    }
    return digest
  }

  func status(at index: Int) throws -> OrderStatus {
    let name = try decode(String.self, atIndex: index)
    guard let status = OrderStatus(rawValue: name) else {
      throw UnreadableRow(description: "'\(name)' is no status")
    }
    return status
  }

  /// Minor units at `index`, the currency's code after it.
  func price(at index: Int) throws -> PriceTotal {
    let code = try decode(String.self, atIndex: index + 1)
    guard let currency = Currency(code: code) else {
      throw UnreadableRow(description: "'\(code)' is no currency")
    }
    return PriceTotal(minorUnits: try decode(atIndex: index), currency: currency)
  }

  /// Id, revision and digest, from `index` on.
  func catalog(at index: Int) throws -> CatalogIdentity {
    CatalogIdentity(
      id: try decode(atIndex: index), revision: try decode(atIndex: index + 1), digest: try digest(at: index + 2))
  }

  func day(at index: Int) throws -> CalendarDate { CalendarDate(day: try decode(atIndex: index)) }

  func moment(at index: Int) throws -> LocalDateTime { LocalDateTime(second: try decode(atIndex: index)) }
}
