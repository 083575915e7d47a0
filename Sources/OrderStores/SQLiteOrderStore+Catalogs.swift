import Foundation
import GRDB
import Quantities

extension SQLiteOrderStore {
  @discardableResult
  public func record(_ catalog: CatalogIdentity, at moment: LocalDateTime) throws(StoreError) -> Bool {
    try write { connection in
      guard try CatalogRow.key(of: catalog.digest, in: connection) == nil else { return false }
      _ = try CatalogRow.key(of: catalog, at: moment, in: connection)
      return true
    }
  }

  public func revisions() throws(StoreError) -> [CatalogRevision] {
    try read { connection in
      let rows = try Row.fetchCursor(
        connection, sql: "SELECT id, revision, digest, recorded FROM catalog_revisions ORDER BY key")
      return try Array(rows.map { CatalogRevision(catalog: try $0.catalog(at: 0), recorded: try $0.moment(at: 3)) })
    }
  }
}

/// Catalogs as rows, each once by its digest; other tables refer to them by a short key.
enum CatalogRow {
  static func key(of digest: ContentDigest, in connection: Database) throws -> Int64? {
    let find = try connection.cachedStatement(sql: "SELECT key FROM catalog_revisions WHERE digest = ?")
    return try Int64.fetchOne(find, arguments: [Data(digest.bytes)])
  }

  /// The key of a catalog, which is recorded where it is new.
  static func key(of catalog: CatalogIdentity, at moment: LocalDateTime, in connection: Database) throws -> Int64 {
    if let key = try key(of: catalog.digest, in: connection) { return key }
    try connection.execute(
      sql: "INSERT INTO catalog_revisions (id, revision, digest, recorded) VALUES (?, ?, ?, ?)",
      arguments: [catalog.id, catalog.revision, Data(catalog.digest.bytes), moment.second])
    return connection.lastInsertedRowID
  }
}
