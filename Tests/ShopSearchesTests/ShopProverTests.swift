import SeededRandom
import Testing

@testable import ShopSearches

/// Verdicts against trying all orders, schedules by relaxation over the problem's own arcs.
@Suite struct ShopProverTests {
  private static let kinds: [ShopIngredients] = [
    ShopIngredients(jobs: 4, machines: 2, operationsPerJob: 2...2),
    ShopIngredients(jobs: 2, machines: 3, operationsPerJob: 3...4),
    ShopIngredients(jobs: 3, machines: 2, operationsPerJob: 1...3, more: 30),
    ShopIngredients(jobs: 7, machines: 1, operationsPerJob: 1...1, more: 60),
    ShopIngredients(jobs: 3, machines: 1, operationsPerJob: 2...2, more: 20),
  ]

  private func verdict(_ prover: ShopProver, _ horizon: Int32) -> [Int32]? {
    prover.run(horizon: horizon, steps: .max / 2, shouldStop: { false })
    #expect(prover.isRefuted == (prover.solution == nil))
    return prover.solution
  }

  /// Just below the optimum there is nothing; at and above it there is a schedule, and it is one.
  @Test(arguments: kinds.indices) func nothingIsRefutedButWhatCannotBe(_ kind: Int) throws {
    var random = SplitMix(700 + kind)
    for _ in 0..<25 {
      let problem = randomShop(ShopProverTests.kinds[kind], using: &random)
      let shop = Shop(problem)
      let bounds = ShopBounds(shop)
      let optimum = Int32(ShopBruteForce.optimum(problem))
      #expect(verdict(ShopProver(shop, bounds: bounds, horizon: optimum - 1), optimum - 1) == nil)
      for horizon in [optimum, optimum + 3] {
        let starts = try #require(verdict(ShopProver(shop, bounds: bounds, horizon: horizon), horizon))
        expectSchedule(problem, starts: starts, by: horizon)
      }
    }
  }

  private func expectSchedule(_ problem: ShopProblem, starts: [Int32], by horizon: Int32) {
    let ends = zip(problem.operations, starts).map { Int64($1) + $0.alternatives[0].duration }
    let machines = problem.operations.map { $0.alternatives[0].machine }
    let sequences =
      (0..<problem.machines).map { machine in
        problem.operations.indices.filter { machines[$0] == machine }.sorted { starts[$0] < starts[$1] }
      }
    let least = problem.naiveEnds(sequences: sequences, machines: machines)
    #expect(least == ends, "starts are the least that the orders allow")
    #expect(ends.allSatisfy { $0 <= Int64(horizon) })
  }

  /// A search that is put away after every few nodes, and whose horizon comes nearer as it finds schedules, ends with the optimum.
  @Test(arguments: kinds.indices) func aNearerHorizonKeepsWhatIsRefuted(_ kind: Int) throws {
    var random = SplitMix(800 + kind)
    for _ in 0..<25 {
      let problem = randomShop(ShopProverTests.kinds[kind], using: &random)
      let shop = Shop(problem)
      let optimum = Int32(ShopBruteForce.optimum(problem))
      var horizon = optimum + 25
      let prover = ShopProver(shop, bounds: ShopBounds(shop), horizon: horizon)
      while !prover.isRefuted {
        prover.run(horizon: horizon, steps: 1, shouldStop: { false })
        if horizon > optimum + 9 && random.chance(20) { horizon -= 1 }
        if let starts = prover.solution { horizon = min(horizon, shop.makespan(starts) - 1) }
        try #require(horizon >= optimum - 1)
      }
      #expect(horizon == optimum - 1)
    }
  }

  /// The proof beside the search: bounds are never above the optimum, and meet it in the end.
  @Test(arguments: kinds.indices) func boundsMeetTheOptimum(_ kind: Int) throws {
    var random = SplitMix(900 + kind)
    for _ in 0..<4 {
      let problem = randomShop(ShopProverTests.kinds[kind], using: &random)
      let optimum = ShopBruteForce.optimum(problem)
      let search = try ShopSearch(problem)
      #expect(search.run(ShopSearch.Options(work: 50)).lowerBound <= optimum)
      let outcome = search.run(ShopSearch.Options(work: 60_000))
      #expect(outcome.lowerBound == optimum && outcome.schedule.makespan == optimum)
    }
  }

  /// Larger shops: what every task of a proof claims agrees with the others, whatever the number of threads.
  @Test func threadsDoNotChangeTheProof() throws {
    var random = SplitMix(950)
    for _ in 0..<3 {
      let problem = randomShop(ShopIngredients(jobs: 6, machines: 5, operationsPerJob: 5...5), using: &random)
      let search = try ShopSearch(problem)
      let alone = search.run(ShopSearch.Options(work: 60_000))
      let together = search.run(ShopSearch.Options(work: 60_000, threads: 3))
      #expect(alone.lowerBound == together.lowerBound && alone.schedule == together.schedule)
      #expect(alone.moves == together.moves && alone.lowerBound <= alone.schedule.makespan)
    }
  }
}

extension Shop {
  /// When the last operation ends, of a shop without alternatives.
  fileprivate func makespan(_ starts: [Int32]) -> Int32 { zip(starts, alternativeDurations).map { $0 + $1 }.max() ?? 0 }
}
