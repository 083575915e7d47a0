import Searches
import SeededRandom
import Testing

@testable import ShopSearches

@Suite struct ShopRecombinationTests {
  @Test(arguments: ShopPlanTests.kinds.indices) func whatBothParentsAgreeOnIsKept(_ kind: Int) throws {
    var random = SplitMix(600 + kind)
    for turn in 0..<10 {
      let problem = randomShop(ShopPlanTests.kinds[kind], using: &random)
      let shop = Shop(problem)
      var dice = SearchRandom(seed: 3, stream: turn)
      var plan = ShopPlan(shop)
      let parents = (0..<2).map { _ in
        let dispatch = ShopDispatch(shop, tails: ShopBounds(shop).tails, noise: 200, random: &dice)
        plan.load(alternatives: dispatch.alternatives, order: dispatch.order)
        return plan.solution()
      }
      let (alternatives, order) = shop.between(parents[0], parents[1], weight: 100, random: &dice)
      plan.load(alternatives: alternatives, order: order)
      let child = plan.solution()
      for index in problem.operations.indices {
        #expect(parents.contains { $0.alternatives[index] == alternatives[index] })
      }
      for arc in problem.precedences {
        #expect(place(arc.predecessor, in: child) < place(arc.successor, in: child))
      }
      for first in problem.operations.indices {
        for second in problem.operations.indices where first != second {
          if parents.allSatisfy({ $0.middles[first] < $0.middles[second] }) {
            #expect(place(first, in: child) < place(second, in: child))
          }
        }
      }
    }
  }

  private func place(_ operation: Int, in solution: ShopSolution) -> Int {
    solution.order.firstIndex(of: Int32(operation)) ?? -1
  }
}
