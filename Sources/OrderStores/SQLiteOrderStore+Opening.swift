import Foundation
import GRDB

extension SQLiteOrderStore {
  static func open(_ path: String, creating: Bool, busyTimeout: Duration) throws -> DatabaseQueue {
    // SQLite takes an empty name for a temporary database, and makes a missing file without asking.
    guard !path.isEmpty else { throw StoreError.inaccessible(path: path, reason: "the path is empty") }
    guard creating || FileManager.default.fileExists(atPath: path) else { throw StoreError.missing(path: path) }
    // A new file changes its journal mode once, and SQLite does not let another process that is opening it wait for
    // that: it is told at once that the file is locked. Every step can be taken again.
    let deadline = ContinuousClock.now + busyTimeout
    while true {
      do {
        return try prepared(DatabaseQueue(path: path, configuration: configuration(busyTimeout)), path: path)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < deadline {
        Thread.sleep(forTimeInterval: 0.005)
      }
    }
  }

  private static func prepared(_ queue: DatabaseQueue, path: String) throws -> DatabaseQueue {
    try queue.read { try StoreSchema.checkIdentity($0, path: path) }
    try queue.writeWithoutTransaction { try useWriteAheadLog($0, path: path) }
    try StoreSchema.migrate(queue)
    return queue
  }

  private static func configuration(_ busyTimeout: Duration) -> Configuration {
    var configuration = Configuration()
    let (seconds, attoseconds) = busyTimeout.components
    configuration.busyMode = .timeout(Double(seconds) + Double(attoseconds) * 1e-18)
    configuration.prepareDatabase { connection in
      // GRDB's own WAL mode lowers this to NORMAL, which loses the last commits with the power.
      try connection.execute(sql: "PRAGMA synchronous = FULL")
      // The index over ids is hit at random: 32 MiB hold its inner pages for tens of millions of orders.
      try connection.execute(sql: "PRAGMA cache_size = -32768")
    }
    return configuration
  }

  /// Not by GRDB's configuration, which would switch the mode of a file before it is known to be a store.
  private static func useWriteAheadLog(_ connection: Database, path: String) throws {
    let mode = try String.fetchOne(connection, sql: "PRAGMA journal_mode = WAL")
    guard mode == "wal" else {
      throw StoreError.inaccessible(path: path, reason: "its file system allows no write-ahead log")
    }
    // Fewer, longer copies from the log into the file: 16 MiB instead of 4.
    try connection.execute(sql: "PRAGMA wal_autocheckpoint = 4096")
  }
}
