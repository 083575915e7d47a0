import SeededRandom
import Testing

@testable import LineSequences

@Suite struct LineSearchTests {
  @Test(arguments: LineIngredients.kinds.indices) func smallLinesAreSolvedToTheOptimum(_ kind: Int) throws {
    var random = SplitMix(600 + kind)
    for _ in 0..<6 {
      let problem = randomLine(LineIngredients.kinds[kind].with(cars: 7, classes: 3), using: &random)
      let search = try LineSearch(problem)
      let judge = LineJudge(problem)
      let optimum = judge.optimum()
      let outcome = search.run(LineSearch.Options(work: 20_000))
      #expect(judge.complaints(outcome.cars) == [])
      #expect(judge.units(outcome.cars) == optimum)
      #expect(outcome.figures == LineFigures(problem, cars: outcome.cars))
      #expect(search.bound.total <= cost(problem, outcome.cars))
    }
  }

  @Test(arguments: LineIngredients.kinds.indices) func ordersPassTheJudgeAndTheBound(_ kind: Int) throws {
    var random = SplitMix(700 + kind)
    for _ in 0..<4 {
      let problem = randomLine(LineIngredients.kinds[kind], using: &random)
      let search = try LineSearch(problem)
      let outcome = search.run(LineSearch.Options(work: 4_000))
      #expect(LineJudge(problem).complaints(outcome.cars) == [])
      #expect(search.bound.total <= cost(problem, outcome.cars))
    }
  }

  private func cost(_ problem: LineProblem, _ cars: [Int]) -> Int64 {
    guard let scale = try? LineScale(problem) else { return -1 }
    var walk = LineWalk(LineModel(problem, scale))
    walk.load(cars.map(Int32.init))
    return walk.cost
  }

  @Test(arguments: [0, 5]) func threadsDoNotChangeTheAnswer(_ kind: Int) throws {
    var random = SplitMix(800 + kind)
    let problem = randomLine(LineIngredients.kinds[kind], using: &random)
    let search = try LineSearch(problem)
    let alone = search.run(LineSearch.Options(work: 40_000, threads: 1, seed: 5))
    for threads in 2...3 {
      let together = search.run(LineSearch.Options(work: 40_000, threads: threads, seed: 5))
      #expect(together.cars == alone.cars)
      #expect(together.moves == alone.moves)
      #expect(together.movesToBest == alone.movesToBest)
    }
  }

  @Test(arguments: LineIngredients.kinds.indices) func nothingWorseThanItWasGiven(_ kind: Int) throws {
    var random = SplitMix(900 + kind)
    let problem = randomLine(LineIngredients.kinds[kind], using: &random)
    let search = try LineSearch(problem)
    let good = search.run(LineSearch.Options(work: 10_000)).cars
    for moves in [0, 2_000] as [Int64] {
      let outcome = search.run(from: good, LineSearch.Options(work: moves, seed: 9))
      #expect(cost(problem, outcome.cars) <= cost(problem, good))
    }
  }

  @Test func improvementsAreToldAndAStopIsObeyed() throws {
    var random = SplitMix(950)
    let problem = randomLine(LineIngredients(cars: 60), using: &random)
    let outcome = try LineSearch(problem).run(LineSearch.Options(work: .max, shouldStop: { true }))
    #expect(LineJudge(problem).complaints(outcome.cars) == [])
    #expect(outcome.moves < 1000)
  }
}
