import SeededRandom
import Testing

@testable import ShopSearches

@Suite struct ShopBoundsTests {
  @Test func jacksonsScheduleEqualsThatOfUnitSteps() {
    var random = SplitMix(1)
    for _ in 0..<200 {
      let count = 1 + random.index(7)
      let heads = (0..<count).map { _ in Int32(random.index(20)) }
      let durations = (0..<count).map { _ in Int32(1 + random.index(6)) }
      let rests = (0..<count).map { _ in Int32(random.index(20)) }
      var (left, time, makespan) = (durations, Int32(0), Int32(0))
      while left.contains(where: { $0 > 0 }) {
        let running = (0..<count).filter { left[$0] > 0 && heads[$0] <= time }.max { rests[$0] < rests[$1] }
        time += 1
        guard let running else { continue }
        left[running] -= 1
        makespan = max(makespan, time + rests[running])
      }
      let bound = ShopBounds.preemptive(
        (0..<Int32(count)).map { $0 }, heads: heads, durations: durations, tails: zip(rests, durations).map { $0 + $1 })
      #expect(bound == makespan)
    }
  }
}
