import Foundation
import GRDB
import OrderStores
import Quantities
import Testing

@testable import class OrderStores.SQLiteOrderStore

@Suite struct OpeningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func error(opening path: String, creating: Bool = true) -> StoreError? {
    do throws(StoreError) {
      _ = try SQLiteOrderStore(path: path, creating: creating, busyTimeout: .milliseconds(20))
      return nil
    } catch {
      return error
    }
  }

  @Test func ordersAreThereAfterReopening() throws {
    let first = try SQLiteOrderStore(path: folder.file())
    let batch = (0..<50).map { Submission.accept(order("W-\($0)", content: $0)) }
    _ = try first.submit(batch, at: moment())
    let before = try first.orders(limit: 100)
    try first.close()
    let second = try SQLiteOrderStore(path: folder.file(), creating: false)
    #expect(try second.orders(limit: 100) == before)
    #expect(before.map(\.sequence) == Array(1...50))
    try second.verify()
  }

  @Test func aCommitWaitsForTheDiskAndTheFileSaysWhatItIs() throws {
    let store = try SQLiteOrderStore(path: folder.file())
    let settings = try store.queue.read { connection in
      try ["journal_mode", "synchronous", "foreign_keys"].map { name in
        try String.fetchOne(connection, sql: "SELECT CAST(\(name) AS TEXT) FROM pragma_\(name)")
      }
    }
    #expect(settings == ["wal", "2", "1"])
    try store.close()
    let head = try #require(FileManager.default.contents(atPath: folder.file())).prefix(100)
    #expect(Array(head[60..<64]) == [0, 0, 0, 1])
    #expect(Array(head[68..<72]) == Array("OWR1".utf8))
  }

  @Test func aMissingFileIsMadeOnlyWhenAsked() throws {
    #expect(error(opening: folder.file(), creating: false) == .missing(path: folder.file()))
    #expect(!FileManager.default.fileExists(atPath: folder.file()))
    #expect(error(opening: folder.file()) == nil)
    #expect(error(opening: folder.file(), creating: false) == nil)
  }

  @Test func placesThatHoldNoFileAreInaccessible() {
    #expect(
      error(opening: folder.file("no/such/orders.db"))
        == .inaccessible(path: folder.file("no/such/orders.db"), reason: "unable to open database file"))
    #expect(error(opening: folder.path) == .inaccessible(path: folder.path, reason: "unable to open database file"))
    #expect(error(opening: "") == .inaccessible(path: "", reason: "the path is empty"))
  }

  @Test(arguments: ["{\"order\":\"W-1\"}\n", String(repeating: "SQLite format 2\u{0}", count: 500)])
  func anotherKindOfFileIsRefusedUntouched(text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file()))
    #expect(
      error(opening: folder.file())
        == .notAStore(path: folder.file(), reason: "it is no SQLite database, or its head is damaged"))
    #expect(FileManager.default.contents(atPath: folder.file()) == Data(text.utf8))
  }

  @Test func anotherProgramsDatabaseIsRefusedUntouched() throws {
    let queue = try DatabaseQueue(path: folder.file())
    try queue.write { try $0.execute(sql: "CREATE TABLE orders (id TEXT)") }
    try queue.close()
    let before = FileManager.default.contents(atPath: folder.file())
    #expect(
      error(opening: folder.file())
        == .notAStore(path: folder.file(), reason: "it is another program's database, with 'orders' in it"))
    #expect(FileManager.default.contents(atPath: folder.file()) == before)
    #expect(!FileManager.default.fileExists(atPath: folder.file() + "-wal"))

    let marked = try DatabaseQueue(path: folder.file("marked.db"))
    try marked.write { try $0.execute(sql: "PRAGMA application_id = 42") }
    try marked.close()
    #expect(
      error(opening: folder.file("marked.db"))
        == .notAStore(path: folder.file("marked.db"), reason: "it is another program's database"))
  }

  @Test func aStoreWhoseMakingWasInterruptedIsMade() throws {
    let queue = try DatabaseQueue(path: folder.file())
    try queue.writeWithoutTransaction { connection in
      try connection.execute(sql: "PRAGMA journal_mode = WAL")
      try connection.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    try queue.close()
    #expect(error(opening: folder.file()) == nil)
    try Data().write(to: URL(fileURLWithPath: folder.file("empty.db")))
    #expect(error(opening: folder.file("empty.db")) == nil)
  }

  @Test func aNewerStoreIsRefused() throws {
    try SQLiteOrderStore(path: folder.file()).close()
    let queue = try DatabaseQueue(path: folder.file())
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 7") }
    try queue.close()
    #expect(error(opening: folder.file()) == .newerSchema(path: folder.file(), found: 7, known: 1))
  }

  @Test func aLockedStoreIsReportedAfterTheTimeout() throws {
    let store = try SQLiteOrderStore(path: folder.file(), busyTimeout: .milliseconds(20))
    let other = try DatabaseQueue(path: folder.file())
    try other.writeWithoutTransaction { connection in
      try connection.inTransaction(.immediate) {
        #expect(error(opening: folder.file()) == nil)
        #expect(throws: StoreError.locked(path: folder.file())) {
          try store.submit([.accept(order("A"))], at: moment())
        }
        return .rollback
      }
    }
    #expect(try store.submit([.accept(order("A"))], at: moment()) == [.accepted])
    try store.close()
    try other.writeWithoutTransaction { connection in
      try connection.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT")
      _ = try Int.fetchOne(connection, sql: "SELECT COUNT(*) FROM orders")
    }
    #expect(error(opening: folder.file()) == .locked(path: folder.file()))
  }

  @Test func theMessagesNameTheFile() {
    let errors: [StoreError] = [
      .missing(path: "o.db"), .inaccessible(path: "o.db", reason: "unable to open database file"),
      .notAStore(path: "o.db", reason: "it is another program's database"),
      .damaged(path: "o.db", reason: "database disk image is malformed"),
      .newerSchema(path: "o.db", found: 7, known: 1), .locked(path: "o.db"), .full(path: "o.db"),
      .unknownOrder(path: "o.db", id: "W-1"), .finalStatus(path: "o.db", id: "W-1", status: .cancelled),
      .failed(path: "o.db", reason: "disk I/O error"),
    ]
    #expect(
      errors.map(\.description) == [
        "o.db: there is no such order store",
        "o.db: the order store cannot be opened: unable to open database file",
        "o.db: not an Orderwright order store: it is another program's database",
        "o.db: the order store is damaged: database disk image is malformed",
        "o.db: the order store has schema version 7, but this Orderwright knows versions up to 1",
        "o.db: the order store is locked by another process",
        "o.db: no space is left for the order store",
        "o.db: no order 'W-1' is in the order store",
        "o.db: order 'W-1' is cancelled and stays so",
        "o.db: the order store failed: disk I/O error",
      ])
  }
}
