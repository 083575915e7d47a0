import SeededRandom
import Testing

@testable import ShopSearches

@Suite struct ShopSearchTests {
  private static let small: [ShopIngredients] = [
    ShopIngredients(jobs: 3, machines: 2, operationsPerJob: 2...2),
    ShopIngredients(jobs: 2, machines: 3, operationsPerJob: 3...3),
    ShopIngredients(jobs: 3, machines: 2, operationsPerJob: 1...3, more: 25),
    ShopIngredients(jobs: 3, machines: 2, operationsPerJob: 1...2, flexible: 60),
    ShopIngredients(jobs: 3, machines: 2, operationsPerJob: 1...2, flexible: 50, more: 30),
  ]

  @Test(arguments: small.indices) func smallShopsAreSolvedToTheOptimum(_ kind: Int) throws {
    var random = SplitMix(100 + kind)
    for _ in 0..<12 {
      let problem = randomShop(ShopSearchTests.small[kind], using: &random)
      let search = try ShopSearch(problem)
      let optimum = ShopBruteForce.optimum(problem)
      let outcome = search.run(ShopSearch.Options(work: 2_000))
      #expect(outcome.schedule.makespan == optimum)
      #expect(outcome.lowerBound <= optimum)
      #expect(problem.objections(to: outcome.schedule) == [])
    }
  }

  @Test(arguments: ShopPlanTests.kinds.indices) func schedulesPassTheChecker(_ kind: Int) throws {
    var random = SplitMix(200 + kind)
    for _ in 0..<4 {
      let problem = randomShop(ShopPlanTests.kinds[kind], using: &random)
      let outcome = try ShopSearch(problem).run(ShopSearch.Options(work: 500))
      #expect(problem.objections(to: outcome.schedule) == [])
      #expect(outcome.lowerBound <= outcome.schedule.makespan)
    }
  }

  @Test(arguments: [0, 3]) func threadsDoNotChangeTheAnswer(_ kind: Int) throws {
    var random = SplitMix(300 + kind)
    let problem = randomShop(
      ShopIngredients(jobs: 9, machines: 5, operationsPerJob: 4...6, flexible: kind * 20), using: &random)
    let search = try ShopSearch(problem)
    let alone = search.run(ShopSearch.Options(work: 40_000, threads: 1, seed: 5))
    for threads in 2...3 {
      let together = search.run(ShopSearch.Options(work: 40_000, threads: threads, seed: 5))
      #expect(together.schedule == alone.schedule)
      #expect(together.moves == alone.moves)
      #expect(together.movesToBest == alone.movesToBest)
    }
  }

  @Test func aGivenScheduleIsNeverMadeWorse() throws {
    var random = SplitMix(400)
    for turn in 0..<8 {
      let problem = randomShop(ShopIngredients(jobs: 8, machines: 4, flexible: 30), using: &random)
      let search = try ShopSearch(problem)
      let given = search.run(ShopSearch.Options(work: 3_000, seed: 9)).schedule
      for moves: Int64 in [0, 1, 200] {
        let outcome = search.run(from: given, ShopSearch.Options(work: moves, seed: UInt64(turn)))
        #expect(outcome.schedule.makespan <= given.makespan)
        #expect(problem.objections(to: outcome.schedule) == [])
      }
    }
  }

  @Test func aStopFromOutsideLeavesTheBestSoFar() throws {
    var random = SplitMix(500)
    let problem = randomShop(ShopIngredients(jobs: 9, machines: 5, operationsPerJob: 5...6), using: &random)
    let search = try ShopSearch(problem)
    let outcome = search.run(ShopSearch.Options(work: .max, threads: 2, shouldStop: { true }))
    #expect(problem.objections(to: outcome.schedule) == [])
  }

  @Test func fisherAndThompsonsSixBySixTakesFiftyFive() throws {
    let rows = [
      [2, 1, 0, 3, 1, 6, 3, 7, 5, 3, 4, 6], [1, 8, 2, 5, 4, 10, 5, 10, 0, 10, 3, 4],
      [2, 5, 3, 4, 5, 8, 0, 9, 1, 1, 4, 7], [1, 5, 0, 5, 2, 5, 3, 3, 4, 8, 5, 9],
      [2, 9, 1, 3, 4, 5, 5, 4, 0, 3, 3, 1], [1, 3, 3, 3, 5, 9, 0, 10, 4, 4, 2, 1],
    ]
    var problem = ShopProblem(machines: 6)
    for (job, row) in rows.enumerated() {
      for step in 0..<6 {
        problem.operations.append(.init([.init(machine: row[2 * step], duration: Int64(row[2 * step + 1]))]))
        if step > 0 { problem.precedences.append(.init(6 * job + step - 1, 6 * job + step)) }
      }
    }
    let outcome = try ShopSearch(problem).run(ShopSearch.Options(work: 10_000))
    #expect(outcome.schedule.makespan == 55)
    #expect(try ShopSearch(problem).run(ShopSearch.Options(work: 40_000)).lowerBound == 55)
    #expect(problem.objections(to: outcome.schedule) == [])
  }

  @Test func everyFaultIsNamed() throws {
    let operation = ShopProblem.Operation([.init(machine: 0, duration: 5)])
    let right = ShopProblem(machines: 1, operations: [operation, operation], precedences: [.init(0, 1)])
    #expect(try ShopSearch(right).lowerBound == 10)
    func expect(_ faults: ShopFault..., change: (inout ShopProblem) -> Void) {
      var problem = right
      change(&problem)
      #expect(throws: ShopFailure(faults: faults)) { try ShopSearch(problem) }
    }
    expect(.noMachine(operation: 1)) { $0.operations[1].alternatives = [] }
    expect(.machineUnknown(operation: 0, machine: 7), .releaseInvalid(operation: 1)) {
      $0.operations[0].alternatives[0].machine = 7
      $0.operations[1].release = -1
    }
    expect(.machineRepeated(operation: 0, machine: 0)) { $0.operations[0].alternatives += operation.alternatives }
    expect(.durationInvalid(operation: 1, machine: 0)) { $0.operations[1].alternatives[0].duration = 0 }
    expect(.operationUnknown(precedence: 0, operation: 2)) { $0.precedences[0].successor = 2 }
    expect(.lagInvalid(precedence: 0)) { $0.precedences[0].lag = -1 }
    expect(.precedenceCyclic(operations: [0, 1])) { $0.precedences.append(.init(1, 0)) }
    expect(.precedenceCyclic(operations: [1])) { $0.precedences.append(.init(1, 1)) }
    expect(.timesTooLong) { $0.operations[0].release = .max }
    expect(.timesTooLong) { $0.precedences[0].lag = 1 << 30 - 9 }
    var longest = right
    longest.precedences[0].lag = 1 << 30 - 10
    #expect(try ShopSearch(longest).lowerBound == 1 << 30)
  }
}
