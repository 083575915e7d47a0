import Searches
import SeededRandom
import Testing

@testable import ShopSearches

@Suite struct ShopPlanTests {
  static let kinds: [ShopIngredients] = [
    ShopIngredients(jobs: 8, operationsPerJob: 4...6),
    ShopIngredients(jobs: 8, more: 20),
    ShopIngredients(jobs: 7, flexible: 60),
    ShopIngredients(jobs: 6, operationsPerJob: 2...7, flexible: 50, more: 15),
    ShopIngredients(jobs: 12, machines: 2, operationsPerJob: 3...5, durations: 1...3),
  ]

  @Test(arguments: kinds.indices) func incrementalHeadsAndTailsEqualThoseFromScratch(_ kind: Int) throws {
    var random = SplitMix(kind)
    for turn in 0..<6 {
      let problem = randomShop(ShopPlanTests.kinds[kind], using: &random)
      try problem.validate()
      let shop = Shop(problem)
      var search = TabuSearch(shop, random: SearchRandom(seed: UInt64(turn), stream: 0))
      var dice = SearchRandom(seed: 7, stream: turn)
      let dispatch = ShopDispatch(shop, tails: ShopBounds(shop).tails, noise: 80, random: &dice)
      search.plan.load(alternatives: dispatch.alternatives, order: dispatch.order)
      search.bestMakespan = search.plan.makespan
      for _ in 0..<60 {
        guard search.step() else { break }
        try expectRight(search.plan, problem)
      }
    }
  }

  private func expectRight(_ plan: borrowing ShopPlan, _ problem: ShopProblem) throws {
    var sequences: [[Int]] = Array(repeating: [], count: problem.machines)
    for number in 0..<problem.machines {
      var operation = plan.firstOfMachine[Int32(number)]
      while operation != plan.shop.sink {
        sequences[number].append(Int(operation))
        operation = plan.machineSuccessor[operation]
      }
    }
    let machines = problem.operations.indices.map { Int(plan.machine[Int32($0)]) }
    let ends = problem.naiveEnds(sequences: sequences, machines: machines)
    #expect(problem.operations.indices.map { Int64(plan.end[Int32($0)]) } == ends)
    #expect(Int64(plan.makespan) == ends.max())
    var twin = ShopPlan(plan.shop)
    twin.load(plan.solution())
    #expect(twin.tail.prefix(ends.count) == plan.tail.prefix(ends.count))
    #expect(twin.jobHead.prefix(ends.count) == plan.jobHead.prefix(ends.count))
    #expect(twin.jobTail.prefix(ends.count) == plan.jobTail.prefix(ends.count))
    #expect(twin.makespan == plan.makespan)
    // By symmetry of the longest path: some operation lies on it, and no path is longer.
    let longest = problem.operations.indices.map {
      plan.end[Int32($0)] + plan.tail[Int32($0)] - plan.duration[Int32($0)]
    }.max()
    #expect(longest == plan.makespan)
  }
}
