import SeededRandom
import Testing

@testable import LineSequences

@Suite struct LineBoundTests {
  /// Without other options the least violations of one ratio are what trying everything finds.
  @Test func shortWindowsAreBoundedExactly() throws {
    var random = SplitMix(1000)
    for round in 0..<40 {
      let kind = LineIngredients(
        cars: 8, classes: 2, ratios: 1, longestWindow: 5, dayBefore: round % 5, fixed: round % 2 * 20,
        countsExcess: round % 3 == 0)
      let problem = randomLine(kind, using: &random)
      let bound = try LineSearch(problem).bound
      #expect(Int64(bound.violations) == LineJudge(problem).optimum()[0])
    }
  }

  /// Nine of ten cars have an option that one in nine may have: each of the two windows is over, and by seven or more cars.
  @Test func longWindowsAreCounted() throws {
    let classes = [LineProblem.CarClass(count: 9, options: [0]), LineProblem.CarClass(count: 1, options: [])]
    var problem = LineProblem(classes: classes, ratios: [LineProblem.Ratio(most: 1, window: 9)])
    #expect(try LineSearch(problem).bound.violations == 2)
    problem.measure = .excess
    #expect(try LineSearch(problem).bound.violations == 14)
  }

  @Test func coloursAndLevellingAreBounded() throws {
    var random = SplitMix(1100)
    for _ in 0..<30 {
      let kind = LineIngredients(
        cars: 7, classes: 3, ratios: 0, hasPaint: true, parts: 1, dayBefore: random.index(3), hasPriorities: true)
      let problem = randomLine(kind, using: &random)
      let search = try LineSearch(problem)
      let weights = try LineScale(problem).weights
      var colours = problem
      colours.parts = []
      for index in colours.classes.indices { colours.classes[index].parts = [] }
      let least = LineJudge(problem)
      // Each bound alone is under what any order has, the best one too.
      let outcome = search.run(LineSearch.Options(work: 5_000))
      let paint =
        Int64(least.colourChanges(outcome.cars)) * weights[0] + Int64(least.overruns(outcome.cars)) * weights[1]
      #expect(search.bound.paintCost <= paint)
      #expect(search.bound.deviations[0] <= least.deviations(outcome.cars)[0])
    }
  }
}
