import Searches
import SeededRandom
import Testing

@testable import ShopSearches

@Suite struct ExchangeTests {
  /// One machine has 5 and 6 to do, the other 4 and 3. No operation that goes over alone helps; 5 for 3 makes both end at 9.
  @Test func loadedMachinesExchangeOperations() throws {
    let problem = ShopProblem(
      machines: 2,
      operations: ([5, 6, 4, 3] as [Int64]).map { duration in
        ShopProblem.Operation([0, 1].map { ShopProblem.Alternative(machine: $0, duration: duration) })
      })
    var search = TabuSearch(Shop(problem), random: SearchRandom(seed: 1, stream: 0))
    search.plan.load(alternatives: [0, 2, 5, 7], order: [0, 1, 2, 3])
    #expect(search.plan.makespan == 11)
    search.bestMakespan = 11
    let hasMoved = search.step()
    #expect(hasMoved)
    #expect(search.chosen.operation == 0 && search.chosen.partner == 3)
    #expect(search.chosenEstimate == 9)
    #expect(search.plan.makespan == 9)
  }

  /// Debug builds would stop at a cycle; heads and tails are those of the new sequences.
  @Test(arguments: ShopPlanTests.kinds.indices) func exchangesCloseNoCycle(_ kind: Int) throws {
    var random = SplitMix(1400 + kind)
    for turn in 0..<8 {
      let shop = Shop(randomShop(ShopPlanTests.kinds[kind], using: &random))
      var search = TabuSearch(shop, random: SearchRandom(seed: UInt64(turn), stream: 0))
      var dice = SearchRandom(seed: 8, stream: turn)
      let dispatch = ShopDispatch(shop, tails: ShopBounds(shop).tails, noise: 80, random: &dice)
      search.plan.load(alternatives: dispatch.alternatives, order: dispatch.order)
      search.forget()
      for _ in 0..<40 {
        search.round += 1
        search.findCriticalPath()
        search.chosen = TabuSearch.Move()
        search.chosenEstimate = .max
        search.judgeExchanges()
        guard search.chosen.partner >= 0 else { break }
        let (machine, other) = (search.chosen.machine, search.plan.machine[search.chosen.operation])
        search.exchange(search.chosen)
        #expect(search.plan.machine[search.chosen.operation] == machine)
        #expect(search.plan.machine[search.chosen.partner] == other)
        let order = search.plan.order.prefix(Int(shop.count))
        var twin = ShopPlan(shop)
        twin.load(search.plan.solution())
        #expect(twin.makespan == search.plan.makespan)
        #expect(Set(order).count == Int(shop.count))
      }
    }
  }
}
