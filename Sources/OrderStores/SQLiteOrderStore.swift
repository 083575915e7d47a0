import GRDB
import Quantities

/// An order store in one SQLite file (with its `-wal` and `-shm` companions while it is open).
///
/// Durability: write-ahead log with `synchronous = FULL`, so that a commit has reached the disk when it returns. A
/// process killed at any moment leaves a log from which the next opening recovers exactly the committed batches.
///
/// Several processes may hold one store open. Writers take turns by an immediate transaction, inside which ids are
/// looked up, so that a duplicate is found whichever process stored the first; readers never wait for a writer.
/// Within a process all calls share one connection and take turns.
public final class SQLiteOrderStore: OrderStore {
  /// Where the store is, as given.
  public let path: String
  let queue: DatabaseQueue

  /// Opens the store at `path`, makes it where there is none (unless `creating` is false), and brings an older schema
  /// up to date.
  ///
  /// A file that is not a store is refused untouched.
  ///
  /// - Parameter busyTimeout: how long any call waits for other processes before it throws `.locked`.
  /// - Throws: `.missing`, `.inaccessible`, `.notAStore`, `.damaged`, `.newerSchema`, `.locked`, `.full`, `.failed`.
  public init(path: String, creating: Bool = true, busyTimeout: Duration = .seconds(30)) throws(StoreError) {
    self.path = path
    queue = try StoreError.translating(path) {
      try Self.open(path, creating: creating, busyTimeout: busyTimeout)
    }
  }

  /// Closes the file and folds the log into it; later calls throw. Without it the file closes with the last reference.
  public func close() throws(StoreError) {
    try StoreError.translating(path) { try queue.close() }
  }
}

extension SQLiteOrderStore {
  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    try StoreError.translating(path) { try queue.read(body) }
  }

  /// Runs `body` in a transaction that has the writer's lock from its first moment, and waits for the disk.
  func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    try StoreError.translating(path) {
      try queue.writeWithoutTransaction { connection in
        var result: T?
        try connection.inTransaction(.immediate) {
          result = try body(connection)
          return .commit
        }
        guard let result else { preconditionFailure("a committed transaction has run its body") }
        return result
      }
    }
  }
}
