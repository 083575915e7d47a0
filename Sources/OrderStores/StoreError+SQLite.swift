import GRDB

extension StoreError {
  /// Runs `body` and turns whatever it throws into a `StoreError` about the file at `path`.
  static func translating<T>(_ path: String, _ body: () throws -> T) throws(StoreError) -> T {
    do {
      return try body()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    case let error as RowDecodingError: self = .damaged(path: path, reason: error.description)
    case let error as UnreadableRow: self = .damaged(path: path, reason: error.description)
    default: self = .failed(path: path, reason: "\(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let message = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .locked(path: path)
    case .SQLITE_NOTADB: self = .notAStore(path: path, reason: "it is no SQLite database, or its head is damaged")
    // The store itself breaks no constraint: a row that does was not written by one.
    case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT: self = .damaged(path: path, reason: message)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
      self = .inaccessible(path: path, reason: message)
    default: self = .failed(path: path, reason: message)
    }
  }
}
