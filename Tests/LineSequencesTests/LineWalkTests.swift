import Searches
import SeededRandom
import Testing

@testable import LineSequences

/// Every move is judged as counting anew judges it, and leaves the walk as loading its order would.
@Suite struct LineWalkTests {
  private static let rearrangements: [LineWalk.Rearrangement] = [.firstToEnd, .lastToBeginning, .turned, .shuffled]

  @Test(arguments: LineIngredients.kinds.indices) func movesAreJudgedAsCountingAnewDoes(_ kind: Int) throws {
    var random = SplitMix(400 + kind)
    for _ in 0..<6 {
      let problem = randomLine(LineIngredients.kinds[kind], using: &random)
      let scale = try LineScale(problem)
      let model = LineModel(problem, scale)
      var dice = SearchRandom(seed: random.next())
      var walk = LineWalk(model)
      walk.load(LineGreedy(model, noise: 50, random: &dice).order)
      for _ in 0..<60 {
        let change = makeMove(&walk, using: &random, &dice)
        #expect(change.said == change.found)
        #expect(walk.cost == cost(problem, scale, walk.order))
        expectAsLoaded(walk)
      }
    }
  }

  /// One move, kept or dropped; by how much it was said to change the cost, and by how much it did.
  private func makeMove(
    _ walk: inout LineWalk, using random: inout SplitMix, _ dice: inout SearchRandom
  ) -> (said: Int64, found: Int64) {
    let before = walk.cost
    let first = walk.model.lead + Int32(random.index(Int(walk.model.cars)))
    let second = walk.model.lead + Int32(random.index(Int(walk.model.cars)))
    if first == second { return (0, 0) }
    let (from, to) = (min(first, second), max(first, second))
    if random.chance(50) {
      let change = walk.swapChange(from, to)
      if random.chance(30) { return (0, walk.cost - before) }
      walk.swap(from, to, change: change)
      return (change, walk.cost - before)
    }
    let old = walk.order
    let kind = LineWalkTests.rearrangements[random.index(4)]
    let change = walk.rearrange(from, to, kind, random: &dice)
    if random.chance(30) {
      walk.dropStretch(from, to)
      #expect(walk.order == old)
      return (0, walk.cost - before)
    }
    walk.keepStretch(from, to, change: change)
    return (change, walk.cost - before)
  }

  private func cost(_ problem: LineProblem, _ scale: LineScale, _ order: [Int32]) -> Int64 {
    let judge = LineJudge(problem)
    let cars = order.map(Int.init)
    var units = (problem.measure == .windows ? judge.windowsOver(cars) : judge.excess(cars)).map(Int64.init)
    if problem.paint != nil { units += [Int64(judge.colourChanges(cars)), Int64(judge.overruns(cars))] }
    units += judge.deviations(cars)
    return zip(units, scale.weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func expectAsLoaded(_ walk: borrowing LineWalk) {
    var fresh = LineWalk(walk.model)
    fresh.load(walk.order)
    let (places, ratios) = (Int(walk.model.positions), Int(walk.model.ratioCount))
    #expect(fresh.cost == walk.cost)
    #expect(fresh.gains.prefix(places * ratios) == walk.gains.prefix(places * ratios))
    #expect(fresh.losses.prefix(places * ratios) == walk.losses.prefix(places * ratios))
    #expect(fresh.counts.prefix(places * ratios) == walk.counts.prefix(places * ratios))
    let sums = places * walk.model.partWeights.count
    #expect(fresh.deviations.prefix(sums) == walk.deviations.prefix(sums))
  }
}
