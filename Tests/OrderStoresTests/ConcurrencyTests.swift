import Foundation
import GRDB
import Quantities
import Synchronization
import Testing

@testable import OrderStores

/// Several connections to one file, as several processes have them.
@Suite struct ConcurrencyTests {
  /// Every writer brings the same ids in another order, half of them with its own content.
  @Test func twoWritersAcceptEveryIdOnce() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file()
    let writers = 2
    let verdicts = try await withThrowingTaskGroup(of: [(String, Int, Verdict)].self) { group in
      for writer in 0..<writers { group.addTask { try writeAll(path, writer: writer) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let store = try SQLiteOrderStore(path: path)
    let stored = try store.orders(limit: 10_000)
    #expect(stored.map(\.sequence) == (1...400).map { Int64($0) })
    #expect(Set(stored.map(\.order.id)).count == 400)
    for order in stored {
      let mine = verdicts.filter { $0.0 == order.order.id }
      #expect(mine.count == writers)
      #expect(mine.filter { $0.2 == .accepted }.map { digest($0.1) } == [order.order.digest])
      for (_, content, verdict) in mine where verdict != .accepted {
        let expected: Verdict =
          digest(content) == order.order.digest ? .duplicate(order.summary) : .conflict(first: order.order.digest)
        #expect(verdict == expected)
      }
    }
  }

  private func writeAll(_ path: String, writer: Int) throws -> [(String, Int, Verdict)] {
    let store = try SQLiteOrderStore(path: path)
    var numbers = SeededNumbers(seed: UInt64(writer))
    let brought = (0..<400).map { ("W-\($0)", $0 % 2 == 0 ? $0 : $0 + 1_000 * writer) }.shuffled(using: &numbers)
    var verdicts: [(String, Int, Verdict)] = []
    for start in stride(from: 0, to: brought.count, by: 10) {
      let part = brought[start..<start + 10]
      let answers = try store.submit(part.map { .accept(order($0.0, content: $0.1)) }, at: moment())
      verdicts += zip(part, answers).map { ($0.0, $0.1, $1) }
    }
    return verdicts
  }

  /// A writer that waits for its turn looks ids up only after it got the turn.
  @Test func aWaitingWriterSeesWhatTheOtherStored() throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteOrderStore(path: folder.file())
    let other = try SQLiteOrderStore(path: folder.file())
    _ = try store.submit([.accept(order("W-1", content: 1))], at: moment())
    let answers = Answers()
    try other.queue.inDatabase { connection in
      try connection.execute(sql: "BEGIN IMMEDIATE")
      let waiting = Thread {
        answers.put(Result { try store.submit([.accept(order("W-2", content: 1))], at: moment()) })
      }
      waiting.start()
      // Long enough for the thread to come to the lock; the answer is the same where it does not.
      Thread.sleep(forTimeInterval: 0.1)
      try connection.execute(sql: "UPDATE orders SET id = 'W-2'; COMMIT")
    }
    let first = StoredOrder(sequence: 1, status: .accepted, accepted: moment(), order: order("W-2", content: 1))
    #expect(try answers.take().get() == [.duplicate(first.summary)])
  }

  /// Another process makes the tables between this one's look at the file and its own transaction.
  @Test func theLoserOfARaceToMakeAStoreGoesOn() throws {
    let folder = try TemporaryFolder()
    let winner = try DatabaseQueue(path: folder.file())
    let loser = try DatabaseQueue(path: folder.file())
    loser.writeWithoutTransaction { connection in
      connection.trace(options: .statement) { event in
        if "\(event)".hasPrefix("BEGIN IMMEDIATE") {
          do { try StoreSchema.migrate(winner) } catch { Issue.record(error) }
        }
      }
    }
    try StoreSchema.migrate(loser)
    #expect(try loser.read(StoreSchema.migrator.hasCompletedMigrations))
    #expect(StoreSchema.migrator.migrations.count == StoreSchema.version)
  }

  @Test func oneStoreMayBeMadeByManyAtOnce() async throws {
    for _ in 0..<10 {
      let folder = try TemporaryFolder()
      let path = folder.file()
      let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 {
          group.addTask {
            let store = try SQLiteOrderStore(path: path)
            return try store.submit([.accept(order("W-1"))], at: moment()).filter { $0 == .accepted }.count
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(accepted == 1)
    }
  }

  @Test func readersDoNotWaitForAWriter() throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteOrderStore(path: folder.file())
    let reader = try SQLiteOrderStore(path: folder.file(), creating: false, busyTimeout: .zero)
    for round in 1...5 {
      _ = try store.submit((0..<30).map { .accept(order("W-\(round)-\($0)", content: $0)) }, at: moment())
      #expect(try reader.count() == round * 30)
    }
  }
}

/// A value handed from one thread to another, which waits for it.
private final class Answers: Sendable {
  private let arrived = DispatchSemaphore(value: 0)
  private let value = Mutex<Result<[Verdict], any Error>?>(nil)

  func put(_ answer: Result<[Verdict], any Error>) {
    value.withLock { $0 = answer }
    arrived.signal()
  }

  func take() throws -> Result<[Verdict], any Error> {
    arrived.wait()
    return try #require(value.withLock { $0 })
  }
}
