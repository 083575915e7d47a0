import FlatArrays
import Searches
import Testing

@testable import SchedulerCore

@Suite("Costs of a route")
struct RouteCostsTests {
  /// The same from the words of the definition: the least over all buckets from there on.
  private func twin(_ costs: Strip<Double>.BucketCosts, _ ahead: [Double], _ buckets: Range<Int>, from: Int) -> Double {
    var least = impossible
    for bucket in buckets where bucket >= from {
      guard costs.room[costs.base + bucket] >= costs.needed else { continue }
      var cost = costs.tolls[costs.base + bucket] * costs.effort
      if costs.next >= 0 {
        guard bucket + costs.steps < buckets.upperBound else { continue }
        cost += ahead[bucket + costs.steps]
      }
      cost += costs.slope * max(0, costs.lateness + costs.width * Double(bucket))
      least = min(least, cost)
    }
    return least
  }

  @Test("every bucket holds the least of all that come after it", arguments: 0..<400)
  func leastFromThere(seed: Int) {
    var random = SearchRandom(seed: UInt64(seed))
    func below(_ bound: Int) -> Int { Int(random.wide(below: UInt64(bound))) }
    let width = 1 + below(40)
    let base = below(5)
    let from = below(width + 1)
    let tolls = Strip((0..<base + width).map { _ in Double(below(50)) }, or: 0)
    let room = Strip((0..<base + width).map { _ in Double(below(4)) }, or: 0)
    let ahead = (0...width).map { $0 == width ? impossible : Double(below(1_000)) }
    let rows = Strip(repeating: -1.0, count: width + 1 + ahead.count)
    for (index, cost) in ahead.enumerated() { rows[width + 1 + index] = cost }
    let costs = Strip<Double>.BucketCosts(
      tolls: tolls, room: room, base: base, effort: Double(1 + below(9)), needed: Double(below(4)),
      next: below(3) > 0 ? width + 1 : -1, steps: below(5), lateness: Double(below(200) - 100), width: 7,
      slope: Double(below(3)))
    rows.fill(costs, row: 0, buckets: from..<width)
    for bucket in 0..<width {
      let least = twin(costs, ahead, from..<width, from: bucket)
      #expect(rows[bucket] == least || rows[bucket] >= impossible && least >= impossible)
    }
    #expect(rows[width] == impossible)
  }
}
