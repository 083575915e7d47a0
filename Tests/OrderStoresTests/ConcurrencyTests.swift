import Foundation
import OrderStores
import Quantities
import Testing

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
