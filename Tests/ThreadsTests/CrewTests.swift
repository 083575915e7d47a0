import Synchronization
import Testing
import Threads

@Suite struct CrewTests {
  private struct Failure: Error, Equatable {}

  @Test(arguments: [0, 1, 2, 9]) func everyThreadRunsTheWorkOnce(threads: Int) {
    let runs = Atomic(0)
    Crew.run(threads: threads) { runs.add(1, ordering: .relaxed) }
    #expect(runs.load(ordering: .relaxed) == max(1, threads))
  }

  /// Others that run until they are told to stop: the run returns when they have.
  @Test func othersAreWaitedFor() throws {
    let stopped = Atomic(false)
    let ended = Atomic(0)
    let other: @Sendable () -> Void = {
      while !stopped.load(ordering: .acquiring) {}
      ended.add(1, ordering: .relaxed)
    }
    try Crew.run([other, other]) {
      stopped.store(true, ordering: .releasing)
    } abandon: {
      Issue.record("nothing was thrown")
    }
    #expect(ended.load(ordering: .relaxed) == 2)
  }

  @Test func whatLeadThrowsAbandonsTheOthers() {
    let stopped = Atomic(false)
    let ended = Atomic(0)
    let other: @Sendable () -> Void = {
      while !stopped.load(ordering: .acquiring) {}
      ended.add(1, ordering: .relaxed)
    }
    #expect(throws: Failure()) {
      try Crew.run([other, other]) {
        throw Failure()
      } abandon: {
        stopped.store(true, ordering: .releasing)
      }
    }
    #expect(ended.load(ordering: .relaxed) == 2)
  }

  /// Every body runs once, whatever the threads, and results keep the order of the numbers.
  @Test(arguments: [1, 2, 5]) func inParallelKeepsTheOrder(threads: Int) {
    let runs = Atomic(0)
    let results = inParallel(300, threads: threads) { index in
      runs.add(1, ordering: .relaxed)
      return (0..<(index % 7 * 200)).reduce(index) { ($0 &* 31 &+ $1) & 0xFFFF }
    }
    #expect(results == (0..<300).map { index in (0..<(index % 7 * 200)).reduce(index) { ($0 &* 31 &+ $1) & 0xFFFF } })
    #expect(runs.load(ordering: .relaxed) == 300)
    #expect(inParallel(0, threads: threads) { $0 } == [])
  }
}
