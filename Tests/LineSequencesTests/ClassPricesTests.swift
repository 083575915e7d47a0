import SeededRandom
import Testing

@testable import LineSequences

@Suite struct ClassPricesTests {
  private static let kinds: [LineIngredients] = [
    LineIngredients(cars: 6, classes: 4, ratios: 2, longestWindow: 4),
    LineIngredients(cars: 7, classes: 3, ratios: 3, longestWindow: 4, dayBefore: 2, fixed: 20),
    LineIngredients(cars: 7, classes: 3, ratios: 3, longestWindow: 3, dayBefore: 5, countsExcess: true),
  ]

  /// The violations of a group in an order of sets of its options, window by window.
  private func units(_ problem: LineProblem, _ group: RatioGroup, _ sets: [Int]) -> Int {
    group.fields.enumerated().reduce(0) { sum, entry in
      let (index, field) = entry
      let before = problem.dayBefore.map { problem.classes[$0].options.contains(field.ratio) }
      let line = before + sets.map { $0 >> index & 1 == 1 }
      let length = problem.ratios[field.ratio].window
      return (0..<line.count).reduce(sum) { sum, begin in
        guard begin + length <= line.count, begin + length > before.count else { return sum }
        let over = line[begin..<begin + length].filter { $0 }.count - problem.ratios[field.ratio].most
        return sum + (problem.measure == .excess ? max(0, over) : over > 0 ? 1 : 0)
      }
    }
  }

  /// The least cost of all orders of sets that today has, each as often as it likes.
  private func cheapest(_ problem: LineProblem, _ group: RatioGroup, _ prices: [Int32]) -> Int64 {
    var least = Int64.max
    var sets: [Int] = []
    func extend() {
      if sets.count == group.decided.count {
        let paid = sets.reduce(Int64(0)) { $0 + Int64(prices[$1]) }
        least = min(least, paid + Int64(units(problem, group, sets)) * Int64(ClassPrices.unit))
        return
      }
      for set in group.counts.indices where group.counts[set] > 0 {
        if group.decided[sets.count] >= 0, group.decided[sets.count] != set { continue }
        sets.append(set)
        extend()
        sets.removeLast()
      }
    }
    extend()
    return least
  }

  @Test(arguments: kinds.indices) func pathsAreTheCheapestOfAll(_ kind: Int) throws {
    var random = SplitMix(1200 + kind)
    for _ in 0..<6 {
      let problem = randomLine(ClassPricesTests.kinds[kind], using: &random)
      for group in RatioGroup.groups(problem, try LineScale(problem)) {
        let prices = group.counts.map { _ in Int32.random(in: -9000...9000, using: &random) }
        var paths = CheapestPath(group)
        #expect(paths.solve(prices) == cheapest(problem, group, prices))
        let counts = paths.counts()
        #expect(counts.reduce(0, +) == problem.carCount)
        #expect(zip(counts, group.counts).allSatisfy { $0 == 0 || $1 > 0 })
      }
    }
  }

  @Test(arguments: kinds.indices) func boundsAreUnderTheOptimumAndNotUnderTheRatiosAlone(_ kind: Int) throws {
    var random = SplitMix(1300 + kind)
    for _ in 0..<8 {
      let problem = randomLine(ClassPricesTests.kinds[kind], using: &random)
      let optimum = Int(LineJudge(problem).optimum()[0])
      var bound = LineBound(problem, try LineScale(problem))
      let alone = bound.violations
      for (index, group) in bound.groups.enumerated() {
        var prices = ClassPrices(group, bound: bound.groupUnits[index])
        var paths = CheapestPath(group)
        prices.improve(steps: 60, known: optimum, paths: &paths)
        bound.raise(index, to: prices.bound)
      }
      #expect(bound.violations <= optimum)
      #expect(bound.violations >= alone)
    }
  }

  /// Seven of thirteen cars have one option and seven another, each at most every second car: both have to stand at the odd places,
  /// so that no car can have only one of them. Each ratio alone can be kept.
  @Test func ratiosAreBoundedTogether() throws {
    func bound(_ counts: [Int]) throws -> Int {
      let problem = LineProblem(
        classes: zip(counts, [[0], [1], [0, 1], []]).map { LineProblem.CarClass(count: $0, options: $1) },
        ratios: [LineProblem.Ratio(most: 1, window: 2), LineProblem.Ratio(most: 1, window: 2)])
      let bound = LineBound(problem, try LineScale(problem))
      #expect(bound.violations == 0)
      var prices = ClassPrices(bound.groups[0], bound: 0)
      var paths = CheapestPath(bound.groups[0])
      prices.improve(steps: 200, known: 3, paths: &paths)
      return prices.bound
    }
    #expect(try bound([0, 0, 7, 6]) == 0)
    #expect(try bound([1, 1, 6, 5]) > 0)
  }
}
