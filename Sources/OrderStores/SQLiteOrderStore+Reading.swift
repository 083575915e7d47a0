import GRDB
import Quantities

extension SQLiteOrderStore {
  public func order(_ id: String) throws(StoreError) -> StoredOrder? {
    try read { connection in
      let find = try connection.cachedStatement(
        sql: "SELECT \(OrderRow.columns) FROM \(OrderRow.source) WHERE orders.id = CAST(? AS TEXT)")
      let rows = try Row.fetchCursor(find, arguments: [OrderRow.bytes(of: id)])
      return try rows.next().map(OrderRow.storedOrder)
    }
  }

  public func orders(
    matching filter: OrderFilter = OrderFilter(), after sequence: Int64 = 0, limit: Int
  ) throws(StoreError) -> [StoredOrder] {
    precondition(limit >= 0, "the limit of a page is not negative")
    let (condition, values) = filter.sql
    return try read { connection in
      let page = try connection.cachedStatement(
        sql: """
          SELECT \(OrderRow.columns) FROM \(OrderRow.source)
          WHERE \(condition) AND orders.sequence > ? ORDER BY orders.sequence LIMIT ?
          """)
      let rows = try Row.fetchCursor(page, arguments: values + [sequence, limit])
      return try Array(rows.map(OrderRow.storedOrder))
    }
  }

  public func count(matching filter: OrderFilter = OrderFilter()) throws(StoreError) -> Int {
    let (condition, values) = filter.sql
    return try read { connection in
      try Int.fetchOne(connection, sql: "SELECT COUNT(*) FROM orders WHERE \(condition)", arguments: values) ?? 0
    }
  }

  public func lastSequence() throws(StoreError) -> Int64 {
    try read { connection in try Int64.fetchOne(connection, sql: "SELECT MAX(sequence) FROM orders") ?? 0 }
  }

  public func totals(matching filter: OrderFilter = OrderFilter()) throws(StoreError) -> [OrderTotal] {
    let (condition, values) = filter.sql
    return try read { connection in
      let rows = try Row.fetchCursor(
        connection,
        sql: """
          SELECT product, plant, status, COUNT(*), SUM(quantity), SUM(price), currency FROM orders
          WHERE \(condition)
          GROUP BY product, plant, currency, status ORDER BY product, plant, currency, status
          """, arguments: values)
      return try Array(
        rows.map { row in
          OrderTotal(
            product: try row.decode(atIndex: 0), plant: try row.decode(atIndex: 1), status: try row.status(at: 2),
            orders: try row.decode(atIndex: 3), quantity: try row.decode(atIndex: 4), value: try row.price(at: 5))
        })
    }
  }

  public func verify() throws(StoreError) {
    try read { connection in
      let report = try String.fetchOne(connection, sql: "PRAGMA integrity_check(1)") ?? "no report"
      guard report == "ok" else { throw StoreError.damaged(path: path, reason: report) }
      try connection.checkForeignKeys()
    }
  }
}

extension OrderFilter {
  /// The condition on `orders`, with a place for each of the values.
  fileprivate var sql: (condition: String, values: StatementArguments) {
    var conditions: [String] = []
    var values: [(any DatabaseValueConvertible)?] = []
    func require(_ condition: String, _ operands: [any DatabaseValueConvertible]) {
      conditions.append(condition)
      values += operands
    }
    if let product { require("orders.product = ?", [product]) }
    if let plant { require("orders.plant = ?", [plant]) }
    if let status { require("orders.status = ?", [status.rawValue]) }
    if let due { require("orders.promised BETWEEN ? AND ?", [due.lowerBound.day, due.upperBound.day]) }
    return (conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND "), StatementArguments(values))
  }
}
