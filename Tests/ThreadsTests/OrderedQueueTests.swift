import Synchronization
import Testing
import Threads

/// Pieces are numbers; how long one takes has nothing to do with its place.
@Suite struct OrderedQueueTests {
  private final class Slot: @unchecked Sendable {
    var number = -1
    var result = 0
  }

  private struct Failure: Error, Equatable { var number: Int }

  private static func mixed(_ number: Int) -> Int {
    var result = number
    for round in 0..<(number % 7 * 300) { result = (result &* 31 &+ round) & 0xFFFF }
    return result
  }

  /// Feeds `count` numbers, or fails at `failing`, and gives what was handed out before `stopping`, and how many were under way at most.
  private func run(
    _ count: Int, workers: Int, slots: Int, failing: Int = .max, stopping: Int = .max
  ) throws -> (handedOut: [Int], most: Int) {
    let queue = OrderedQueue(slots: (0..<slots).map { _ in Slot() })
    let fed = Atomic(0)
    var handedOut: [Int] = []
    var most = 0
    let feed: @Sendable () -> Void = {
      queue.feedAll { slot in
        let number = fed.add(1, ordering: .relaxed).oldValue
        if number == failing { throw Failure(number: number) }
        slot.number = number
        return number < count
      }
    }
    let work: @Sendable () -> Void = { queue.workAll { $0.result = Self.mixed($0.number) } }
    try Crew.run([feed] + Array(repeating: work, count: workers)) {
      try queue.handOutAll { slot in
        if handedOut.count == stopping { throw Failure(number: slot.number) }
        most = max(most, fed.load(ordering: .relaxed) - handedOut.count)
        #expect(slot.number == handedOut.count)
        handedOut.append(slot.result)
      }
    } abandon: {
      queue.abandon()
    }
    return (handedOut, most)
  }

  @Test(arguments: [1, 2, 5]) func whatComesInLeavesInOrder(workers: Int) throws {
    for slots in [1, 3, 12] {
      for count in [0, 1, 2, 3, 100] {
        let (handedOut, most) = try run(count, workers: workers, slots: slots)
        #expect(handedOut == (0..<count).map(Self.mixed))
        #expect(most <= slots)
      }
    }
  }

  @Test func whatEndsTheFeedingIsThrownAfterEverythingElse() {
    var before = 0
    #expect(throws: Failure(number: 20)) {
      let queue = OrderedQueue(slots: (0..<4).map { _ in Slot() })
      let fed = Atomic(0)
      let feed: @Sendable () -> Void = {
        queue.feedAll { slot in
          slot.number = fed.add(1, ordering: .relaxed).oldValue
          if slot.number == 20 { throw Failure(number: 20) }
          return true
        }
      }
      try Crew.run([feed, { queue.workAll { $0.result = $0.number } }]) {
        try queue.handOutAll { _ in before += 1 }
      } abandon: {
        queue.abandon()
      }
    }
    #expect(before == 20)
    #expect(throws: Failure(number: 0)) { try run(9, workers: 2, slots: 3, failing: 0) }
  }

  /// Everybody returns, whoever waits for what.
  @Test(arguments: [0, 1, 7]) func whoHandsOutMayStop(stopping: Int) {
    for workers in [1, 4] {
      #expect(throws: Failure(number: stopping)) { try run(.max, workers: workers, slots: 5, stopping: stopping) }
    }
  }

  /// Each piece is made of what has left before it, whoever was first.
  @Test(arguments: [1, 2, 5]) func workersRenewInOrder(threads: Int) {
    let slots = (0..<4).map { number in
      let slot = Slot()
      slot.number = number
      return slot
    }
    let queue = OrderedQueue(filled: slots)
    // Touched by one thread at a time.
    nonisolated(unsafe) var left: [Int] = []
    Crew.run(threads: threads) {
      queue.workAll {
        $0.result = Self.mixed($0.number)
      } renewing: { slot in
        unsafe left.append(slot.number)
        slot.number += 4
        return unsafe left.count < 90
      }
    }
    let order = unsafe left
    #expect(order == Array(0..<90))
  }

  /// The first piece is the last one to be finished, and all is over then: the others remain, in order.
  @Test func whatWasFinishedBeforeAnAbandonRemains() {
    let slots = (0..<4).map { number in
      let slot = Slot()
      slot.number = number
      return slot
    }
    let queue = OrderedQueue(filled: slots)
    let hasFinished = Atomic(0)
    Crew.run(threads: 2) {
      queue.workAll { slot in
        if slot.number == 0 {
          while hasFinished.load(ordering: .sequentiallyConsistent) < 3 {}
        } else if hasFinished.add(1, ordering: .sequentiallyConsistent).newValue == 3 {
          queue.abandon()
        }
      } renewing: { slot in
        #expect(slot.number == 0)
        return false
      }
    }
    #expect(queue.remains.map(\.number) == [1, 2, 3])
  }
}
