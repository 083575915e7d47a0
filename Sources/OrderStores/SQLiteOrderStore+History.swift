import GRDB
import Quantities

extension SQLiteOrderStore {
  public func move(
    _ ids: [String], to status: OrderStatus, under catalog: CatalogIdentity? = nil, note: String? = nil,
    at moment: LocalDateTime
  ) throws(StoreError) {
    try write { connection in
      let key = try catalog.map { try CatalogRow.key(of: $0, at: moment, in: connection) }
      let find = try connection.cachedStatement(
        sql: "SELECT sequence, status FROM orders WHERE id = CAST(? AS TEXT)")
      let update = try connection.cachedStatement(sql: "UPDATE orders SET status = ? WHERE sequence = ?")
      let enter = try connection.cachedStatement(
        sql: "INSERT INTO order_events (order_sequence, status, moment, catalog, note) VALUES (?, ?, ?, ?, ?)")
      for id in ids {
        guard let row = try Row.fetchOne(find, arguments: [OrderRow.bytes(of: id)]) else {
          throw StoreError.unknownOrder(path: path, id: id)
        }
        let (sequence, now) = (try row.decode(Int64.self, atIndex: 0), try row.status(at: 1))
        guard now != status else { continue }
        guard !now.isFinal else { throw StoreError.finalStatus(path: path, id: id, status: now) }
        try update.execute(arguments: [status.rawValue, sequence])
        try enter.execute(arguments: [sequence, status.rawValue, moment.second, key, note])
      }
    }
  }

  public func history(of id: String) throws(StoreError) -> [OrderEvent] {
    try read { connection in
      let rows = try Row.fetchCursor(
        connection,
        sql: """
          SELECT history.status, history.moment, history.note, catalog.id, catalog.revision, catalog.digest
          FROM orders JOIN order_history AS history ON history.order_sequence = orders.sequence
          LEFT JOIN catalog_revisions AS catalog ON catalog.key = history.catalog
          WHERE orders.id = CAST(? AS TEXT) ORDER BY history.key
          """, arguments: [OrderRow.bytes(of: id)])
      return try Array(
        rows.map { row in
          OrderEvent(
            status: try row.status(at: 0), moment: try row.moment(at: 1),
            catalog: row.hasNull(atIndex: 3) ? nil : try row.catalog(at: 3),
            note: try row.decode(String?.self, atIndex: 2))
        })
    }
  }
}
