import LineSequences
import SeededRandom

/// What a random line problem may contain.
struct LineIngredients {
  var cars = 30
  var classes = 6
  var ratios = 4
  var longestWindow = 6
  var hasPaint = false
  var parts = 0
  var dayBefore = 0
  /// Percentage of positions that are fixed.
  var fixed = 0
  var countsExcess = false
  /// Whether priorities and weights vary.
  var hasPriorities = false
}

extension LineIngredients {
  /// All features alone and mixed.
  static let kinds: [LineIngredients] = [
    LineIngredients(),
    LineIngredients(countsExcess: true),
    LineIngredients(ratios: 2, longestWindow: 12, dayBefore: 20, hasPriorities: true),
    LineIngredients(ratios: 0, hasPaint: true),
    LineIngredients(ratios: 0, parts: 3),
    LineIngredients(hasPaint: true, parts: 2, dayBefore: 3, fixed: 15, hasPriorities: true),
    LineIngredients(cars: 5, longestWindow: 12, hasPaint: true, parts: 1, dayBefore: 9, countsExcess: true),
  ]

  func with(cars: Int, classes: Int) -> LineIngredients {
    var copy = self
    (copy.cars, copy.classes) = (cars, classes)
    return copy
  }
}

func randomLine(_ ingredients: LineIngredients, using random: inout SplitMix) -> LineProblem {
  func goal() -> LineProblem.Goal {
    guard ingredients.hasPriorities else { return LineProblem.Goal() }
    return LineProblem.Goal(priority: random.index(3), weight: 1 + random.time(0...4))
  }
  let ratios = (0..<ingredients.ratios).map { _ in
    let window = 1 + random.index(ingredients.longestWindow)
    return LineProblem.Ratio(most: random.index(window + 1), window: window, goal: goal())
  }
  let parts = (0..<ingredients.parts).map { _ in LineProblem.Part(goal: goal()) }
  var classes = (0..<ingredients.classes).map { _ in
    LineProblem.CarClass(
      count: 0, options: ratios.indices.filter { _ in random.chance(40) }, colour: random.index(3),
      parts: random.chance(80) ? parts.map { _ in random.index(4) } : [])
  }
  var order: [Int] = []
  for _ in 0..<ingredients.cars {
    order.append(random.index(classes.count))
    classes[order[order.count - 1]].count += 1
  }
  let fixed = order.indices.filter { _ in random.chance(ingredients.fixed) }.map {
    LineProblem.FixedCar(position: $0, carClass: order[$0])
  }
  return LineProblem(
    classes: classes, ratios: ratios, measure: ingredients.countsExcess ? .excess : .windows,
    paint: ingredients.hasPaint
      ? LineProblem.Paint(longestRun: 1 + random.index(4), change: goal(), overrun: goal()) : nil,
    parts: parts, dayBefore: (0..<ingredients.dayBefore).map { _ in random.index(classes.count) }, fixedCars: fixed)
}
