import LineSequences
import SeededRandom
import Testing

@Suite struct LineFiguresTests {
  @Test(arguments: LineIngredients.kinds.indices) func figuresAreTheJudges(_ kind: Int) {
    var random = SplitMix(500 + kind)
    for _ in 0..<10 {
      let problem = randomLine(LineIngredients.kinds[kind], using: &random)
      let cars = problem.classes.indices.flatMap { Array(repeating: $0, count: problem.classes[$0].count) }
        .shuffled(using: &random)
      let (figures, judge) = (LineFigures(problem, cars: cars), LineJudge(problem))
      #expect(figures.windowsOver == judge.windowsOver(cars))
      #expect(figures.excess == judge.excess(cars))
      #expect(figures.colourChanges == judge.colourChanges(cars))
      #expect(figures.overruns == judge.overruns(cars))
      #expect(figures.deviations == judge.deviations(cars))
      let priorities = Set(
        problem.ratios.map(\.goal.priority) + problem.parts.map(\.goal.priority)
          + (problem.paint.map { [$0.change.priority, $0.overrun.priority] } ?? [])
      ).sorted()
      #expect(figures.units(by: problem) == priorities.map { judge.units(cars)[$0] })
    }
  }

  /// Counted by hand: A has the option, at most 1 of 2; the day before ended with an A.
  @Test func windowsBeginOnTheDayBefore() {
    let classes = [LineProblem.CarClass(count: 3, options: [0]), LineProblem.CarClass(count: 1, options: [])]
    let problem = LineProblem(
      classes: classes, ratios: [LineProblem.Ratio(most: 1, window: 2)], dayBefore: [0, 0])
    #expect(LineFigures(problem, cars: [0, 1, 0, 0]).windowsOver == [2])
    #expect(LineFigures(problem, cars: [1, 0, 0, 0]).windowsOver == [2])
  }
}
