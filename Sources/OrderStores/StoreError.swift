/// Why a store cannot do what it was asked; every case names the file.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no such file, and none was to be made.
  case missing(path: String)
  /// The file cannot be opened or made: no such folder, no permission, a folder.
  case inaccessible(path: String, reason: String)
  /// The file is something else: no SQLite database, or another program's.
  case notAStore(path: String, reason: String)
  /// The file was an order store, but is damaged; `reason` says where it shows.
  case damaged(path: String, reason: String)
  /// The file was written by a newer Orderwright.
  case newerSchema(path: String, found: Int, known: Int)
  /// Another process kept the store locked for longer than the busy timeout.
  case locked(path: String)
  /// The disk, or the quota, is full; nothing of the batch was stored.
  case full(path: String)
  /// No order of that id is in the store.
  case unknownOrder(path: String, id: String)
  /// The order is finished or cancelled, and stays so.
  case finalStatus(path: String, id: String, status: OrderStatus)
  /// Anything else that SQLite reports: input and output errors, exhausted memory.
  case failed(path: String, reason: String)
}

extension StoreError: CustomStringConvertible {
  /// The message for a person, without a full stop.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): there is no such order store"
    case .inaccessible(let path, let reason): "\(path): the order store cannot be opened: \(reason)"
    case .notAStore(let path, let reason): "\(path): not an Orderwright order store: \(reason)"
    case .damaged(let path, let reason): "\(path): the order store is damaged: \(reason)"
    case .newerSchema(let path, let found, let known):
      "\(path): the order store has schema version \(found), but this Orderwright knows versions up to \(known)"
    case .locked(let path): "\(path): the order store is locked by another process"
    case .full(let path): "\(path): no space is left for the order store"
    case .unknownOrder(let path, let id): "\(path): no order '\(id)' is in the order store"
    case .finalStatus(let path, let id, let status): "\(path): order '\(id)' is \(status.rawValue) and stays so"
    case .failed(let path, let reason): "\(path): the order store failed: \(reason)"
    }
  }
}
