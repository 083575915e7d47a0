import Foundation
import GRDB
import OrderStores
import Quantities
import Testing

/// Files as a crash, a full disk or a bad sector leave them.
@Suite struct DamageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fill(_ path: String, batches: Int) throws {
    let store = try SQLiteOrderStore(path: path)
    for batch in 0..<batches {
      let orders = (0..<20).map { Submission.accept(order("W-\(batch)-\($0)", content: $0)) }
      _ = try store.submit(orders, at: moment(Int64(batch)))
    }
    try store.close()
  }

  /// Everything that a whole reading of the store at `path` reports.
  private func outcome(_ path: String) -> StoreError? {
    do {
      let store = try SQLiteOrderStore(path: path, creating: false, busyTimeout: .zero)
      try store.forEachOrder { _ in }
      try store.verify()
      return nil
    } catch {
      return error as? StoreError
    }
  }

  /// The file and its log copied while the store is open are what a kill leaves; a cut log is what a power cut may.
  @Test func aKilledStoreHasExactlyTheCommittedBatches() throws {
    var numbers = SeededNumbers(seed: 3)
    let store = try SQLiteOrderStore(path: folder.file())
    for batch in 0..<12 {
      let orders = (0..<20).map { Submission.accept(order("W-\(batch)-\($0)", content: $0)) }
      _ = try store.submit(orders, at: moment())
      let whole = try image(batch, cutTo: nil)
      #expect(try SQLiteOrderStore(path: whole).count() == (batch + 1) * 20)
      for cut in 0..<3 {
        let part = try image(1_000 * (cut + 1) + batch, cutTo: Double.random(in: 0...1, using: &numbers))
        let recovered = try SQLiteOrderStore(path: part)
        let count = try recovered.count()
        #expect(count % 20 == 0 && count <= (batch + 1) * 20)
        #expect(try recovered.orders(limit: 1_000).map(\.sequence) == (0..<Int64(count)).map { $0 + 1 })
        try recovered.verify()
        // Piping the same orders again completes the store.
        for old in 0...batch {
          let again = (0..<20).map { Submission.accept(order("W-\(old)-\($0)", content: $0)) }
          _ = try recovered.submit(again, at: moment())
        }
        #expect(try recovered.count() == (batch + 1) * 20)
      }
    }
  }

  private func image(_ number: Int, cutTo share: Double?) throws -> String {
    let copy = folder.file("image-\(number).db")
    let file = try #require(FileManager.default.contents(atPath: folder.file()))
    let log = try #require(FileManager.default.contents(atPath: folder.file() + "-wal"))
    try file.write(to: URL(fileURLWithPath: copy))
    let length = share.map { Int(Double(log.count) * $0) } ?? log.count
    try log.prefix(length).write(to: URL(fileURLWithPath: copy + "-wal"))
    return copy
  }

  @Test func rowsThatNoStoreWritesAreDamage() throws {
    let changes = [
      "UPDATE orders SET catalog = 9", "UPDATE orders SET status = 'lost'", "UPDATE orders SET currency = 'XXQ'",
      "INSERT INTO order_events (order_sequence, status, moment) VALUES (99, 'planned', 0)",
    ]
    for (number, change) in changes.enumerated() {
      let path = folder.file("changed-\(number).db")
      try fill(path, batches: 1)
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { try $0.execute(sql: change) }
      try queue.close()
      guard case .damaged = outcome(path) else {
        Issue.record("\(change): \(String(describing: outcome(path)))")
        continue
      }
    }
  }

  @Test func aShortenedFileIsDamaged() throws {
    try fill(folder.file(), batches: 10)
    let bytes = try #require(FileManager.default.contents(atPath: folder.file()))
    for share in [0.3, 0.6, 0.9] {
      let part = folder.file("part-\(share).db")
      let length = Int(Double(bytes.count) * share) / 4_096 * 4_096
      try bytes.prefix(length).write(to: URL(fileURLWithPath: part))
      #expect(outcome(part) == .damaged(path: part, reason: "database disk image is malformed"))
    }
  }

  /// A page of noise anywhere is a typed error, never a crash, and never passes for a store without fault.
  @Test func aScribbledPageIsReported() throws {
    try fill(folder.file(), batches: 10)
    let bytes = try #require(FileManager.default.contents(atPath: folder.file()))
    var numbers = SeededNumbers(seed: 5)
    for page in 0..<bytes.count / 4_096 {
      var damaged = bytes
      for place in page * 4_096..<(page + 1) * 4_096 { damaged[place] = UInt8.random(in: 0...255, using: &numbers) }
      let path = folder.file("scribbled-\(page).db")
      try damaged.write(to: URL(fileURLWithPath: path))
      switch outcome(path) {
      case .damaged: break
      case .notAStore: #expect(page == 0)
      case let other: Issue.record("page \(page): \(String(describing: other))")
      }
    }
  }

  @Test func aSingleChangedByteNeverCrashes() throws {
    try fill(folder.file(), batches: 3)
    let bytes = try #require(FileManager.default.contents(atPath: folder.file()))
    var numbers = SeededNumbers(seed: 8)
    let path = folder.file("changed.db")
    for _ in 0..<150 {
      var changed = bytes
      changed[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
      for companion in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + companion) }
      try changed.write(to: URL(fileURLWithPath: path))
      _ = outcome(path)
    }
  }
}
