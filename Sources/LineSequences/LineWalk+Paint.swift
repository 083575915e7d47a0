/// Colours: changes between neighbours, and cars that come when their colour has run for too long.
extension LineWalk {
  /// What the cars from one position of today to another count, both included. What a car counts depends on it and on the longest run
  /// of cars before it; so a change at a position matters up to the longest run after it.
  func paintCost(_ first: Int32, _ last: Int32) -> Int64 {
    guard let paint = model.paint else { return 0 }
    var colour = colours[cars[first - 1]]
    var run: Int32 = 1
    while run < paint.longestRun, run < first, colours[cars[first - 1 - run]] == colour { run += 1 }
    var cost: Int64 = 0
    for position in first...last {
      let next = colours[cars[position]]
      if next == colour {
        run += 1
        if run > paint.longestRun { cost &+= paint.overrun }
      } else {
        // Before today's first car there may have been none.
        if colour >= 0 { cost &+= paint.change }
        (colour, run) = (next, 1)
      }
    }
    return cost
  }

  /// How the cost of paint would change if two cars were exchanged.
  func paintSwapChange(_ first: Int32, _ second: Int32) -> Int64 {
    let before = paintCost(around: first, second)
    (cars[first], cars[second]) = (cars[second], cars[first])
    let after = paintCost(around: first, second)
    (cars[first], cars[second]) = (cars[second], cars[first])
    return after - before
  }

  private func paintCost(around first: Int32, _ second: Int32) -> Int64 {
    let reach = model.paint?.longestRun ?? 0
    let end = min(second + reach, positions - 1)
    if second <= first + reach { return paintCost(first, end) }
    return paintCost(first, first + reach) + paintCost(second, end)
  }
}
