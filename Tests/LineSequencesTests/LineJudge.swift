import LineSequences

/// Judges orders of cars by the words of the rules alone: every window is cut out and its cars are counted, every position's
/// usage is summed from the first car on. Shares nothing with what plans or counts orders.
struct LineJudge {
  let problem: LineProblem

  init(_ problem: LineProblem) { self.problem = problem }

  /// What is wrong with an order: it has to hold all cars, and the fixed ones at their positions.
  func complaints(_ cars: [Int]) -> [String] {
    var complaints: [String] = []
    for (kind, carClass) in problem.classes.enumerated() {
      let count = cars.filter { $0 == kind }.count
      if count != carClass.count { complaints.append("\(count) cars of class \(kind)") }
    }
    if !cars.allSatisfy(problem.classes.indices.contains) { complaints.append("a car of no class") }
    for car in problem.fixedCars where cars[car.position] != car.carClass {
      complaints.append("position \(car.position) is not as fixed")
    }
    return complaints
  }

  /// For each ratio the numbers of cars with the option in each window that has any of today's cars.
  private func windowCounts(_ ratio: Int, _ cars: [Int]) -> [Int] {
    let line = problem.dayBefore + cars
    let length = problem.ratios[ratio].window
    var counts: [Int] = []
    for begin in 0..<line.count where begin + length <= line.count && begin + length > problem.dayBefore.count {
      let window = Array(line[begin..<begin + length])
      counts.append(window.filter { problem.classes[$0].options.contains(ratio) }.count)
    }
    return counts
  }

  func windowsOver(_ cars: [Int]) -> [Int] {
    problem.ratios.indices.map { ratio in
      windowCounts(ratio, cars).filter { $0 > problem.ratios[ratio].most }.count
    }
  }

  func excess(_ cars: [Int]) -> [Int] {
    problem.ratios.indices.map { ratio in
      windowCounts(ratio, cars).map { max(0, $0 - problem.ratios[ratio].most) }.reduce(0, +)
    }
  }

  func colourChanges(_ cars: [Int]) -> Int {
    if problem.paint == nil { return 0 }
    let before = problem.dayBefore.last.map { [$0] } ?? []
    let colours = (before + cars).map { problem.classes[$0].colour }
    return colours.indices.dropFirst().filter { colours[$0] != colours[$0 - 1] }.count
  }

  func overruns(_ cars: [Int]) -> Int {
    guard let longest = problem.paint?.longestRun else { return 0 }
    let line = (problem.dayBefore + cars).map { problem.classes[$0].colour }
    return (problem.dayBefore.count..<line.count).filter { position in
      position >= longest && Set(line[position - longest...position]).count == 1
    }.count
  }

  func deviations(_ cars: [Int]) -> [Int64] {
    problem.parts.indices.map { part in
      func pieces(_ cars: some Sequence<Int>) -> Int {
        cars.map { problem.classes[$0].parts.isEmpty ? 0 : problem.classes[$0].parts[part] }.reduce(0, +)
      }
      let all = pieces(cars)
      return (1...cars.count).map { ordinal in
        let deviation = all * ordinal - cars.count * pieces(cars.prefix(ordinal))
        return Int64(deviation * deviation)
      }.reduce(0, +)
    }
  }

  /// The weighted units of each priority from 0 to 3, to be compared as words are.
  func units(_ cars: [Int]) -> [Int64] {
    var units = [Int64](repeating: 0, count: 4)
    func add(_ goal: LineProblem.Goal, _ count: Int64) { units[goal.priority] += goal.weight * count }
    for (ratio, count) in (problem.measure == .windows ? windowsOver(cars) : excess(cars)).enumerated() {
      add(problem.ratios[ratio].goal, Int64(count))
    }
    if let paint = problem.paint {
      add(paint.change, Int64(colourChanges(cars)))
      add(paint.overrun, Int64(overruns(cars)))
    }
    for (part, deviation) in deviations(cars).enumerated() { add(problem.parts[part].goal, deviation) }
    return units
  }

  /// The least units of all orders, by trying them all.
  func optimum() -> [Int64] {
    var least: [Int64] = []
    var cars: [Int] = []
    var left = problem.classes.map(\.count)
    let size = left.reduce(0, +)
    func extend() {
      if cars.count == size {
        if complaints(cars).isEmpty {
          let units = units(cars)
          if least.isEmpty || units.lexicographicallyPrecedes(least) { least = units }
        }
        return
      }
      for kind in left.indices where left[kind] > 0 {
        left[kind] -= 1
        cars.append(kind)
        extend()
        cars.removeLast()
        left[kind] += 1
      }
    }
    extend()
    return least
  }
}
