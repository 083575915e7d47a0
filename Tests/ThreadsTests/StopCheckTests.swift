import Testing
import Threads

@Suite("Stop checks")
struct StopCheckTests {
  @Test("The check that never stops gives no reason")
  func never() {
    #expect(StopCheck.never.reason == nil)
    #expect(!StopCheck.never.isStopped)
    #expect(!StopCheck.never.canStop)
    var poll = StopPoll(.never, every: 1)
    var stops = 0
    for _ in 0..<1_000 where poll.spend(1 << 20) { stops += 1 }
    #expect(stops == 0)
  }

  @Test("A counter says stop from its asking on")
  func counter() {
    let counter = StopCheck.Counter(stoppingAt: 3)
    #expect((1...5).map { _ in counter.check.reason } == [nil, nil, .deadline, .deadline, .deadline])
    #expect(counter.askings == 5)
    let endless = StopCheck.Counter()
    #expect((1...5).allSatisfy { _ in !endless.check.isStopped })
    #expect(endless.askings == 5)
  }

  @Test("A poll asks once an interval, and says stop for good")
  func poll() {
    let counter = StopCheck.Counter(stoppingAt: 3)
    #expect(counter.check.canStop)
    var poll = StopPoll(counter.check, every: 10)
    var stopped: [Int] = []
    for unit in 1...60 where poll.spend() { stopped.append(unit) }
    #expect(stopped == Array(30...60))
    #expect(poll.isStopped)
    #expect(counter.askings == 6)
  }

  @Test("Much work at once asks at once", arguments: [10, 11, 1_000])
  func muchAtOnce(units: Int) {
    let counter = StopCheck.Counter(stoppingAt: 1)
    var poll = StopPoll(counter.check, every: 10)
    let isStopped = poll.spend(units)
    #expect(isStopped)
    #expect(counter.askings == 1)
  }
}
