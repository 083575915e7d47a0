/// Prices for sets of options, which make a lower bound of the violations of a group of ratios.
///
/// Lagrangian relaxation: an order may take any set of options at every position, however many cars have that set, but pays a
/// price for each car of a set and is paid back the prices of today's cars. The cheapest such order is found exactly
/// (`CheapestPath`); what it costs is a lower bound whatever the prices are, as every order of today's cars pays and gets
/// back the same. All costs are whole numbers of 1/`unit` of a violation, so that the bound is proven, whatever rounding went into
/// the prices.
///
/// Good prices are the duals of the program of mixing the orders found so far (`MixProgram`): column generation, Dantzig
/// and Wolfe, Operations Research 8, 1960, smoothed as by Wentges, International Transactions in Operational Research 4, 1997, since the
/// duals of the first programs lead astray. Subgradient steps were tried and came to nothing in ten times as many. On CSPLib's infeasible
/// problems the mix, and so the bound, comes to within one violation of the best orders known.
struct ClassPrices: Sendable {
  /// What they are prices for.
  let group: RatioGroup
  /// The best bound so far, in units of violations, rounded up as violations are whole.
  private(set) var bound: Int
  /// Whether more steps cannot help, or have not helped for long.
  private(set) var isSettled: Bool
  private var program: MixProgram
  private let sets: [Int]
  private var best: [Double]
  private var bestCost = Int64.min
  private var steps = 0

  /// Parts of a violation.
  static let unit: Int32 = 1 << 14
  private static let highestPrice = 6.0
  /// Steps after which nothing more is expected.
  private static let mostSteps = 600

  /// No prices yet; `bound` is one known otherwise.
  init(_ group: RatioGroup, bound: Int) {
    self.group = group
    self.bound = bound
    let sets = group.counts.indices.filter { group.counts[$0] > 0 }
    self.sets = sets
    best = Array(repeating: 0, count: sets.count)
    program = MixProgram(counts: sets.map { group.counts[$0] }, limit: ClassPrices.highestPrice)
    isSettled = group.fields.count < 2
  }

  /// Takes some steps, each of which solves a cheapest path.
  ///
  /// - Parameters:
  ///   - known: violations of the group in an order that is known: at this bound the work is done.
  ///   - paths: room for the group's states and positions.
  mutating func improve(steps count: Int, known: Int, paths: inout CheapestPath) {
    for _ in 0..<count {
      if isSettled || bound >= known { return }
      let (violations, duals) = program.solve()
      // Before there are enough orders for a mix, its duals are only the limits.
      let trust = steps == 0 ? 0 : 0.3
      let prices = zip(best, duals).map { $0 + trust * (-$1 - $0) }
      take(prices, &paths)
      steps += 1
      let reach = Int((violations - 0.001).rounded(.up))
      isSettled = steps >= ClassPrices.mostSteps || (steps > 1 && reach <= bound)
    }
  }

  private mutating func take(_ prices: [Double], _ paths: inout CheapestPath) {
    let unit = Int64(ClassPrices.unit)
    var exact = Array(repeating: Int32(0), count: group.counts.count)
    for (set, price) in zip(sets, prices) { exact[set] = Int32((price * Double(unit)).rounded()) }
    let path = paths.solve(exact)
    let counts = paths.counts()
    let (paid, paidBack) = (paths.paid(exact, counts), paths.paid(exact, group.counts))
    let cost = path - paidBack
    if cost > bestCost {
      (bestCost, best) = (cost, prices)
      bound = max(bound, Int(max(0, cost + unit - 1) / unit))
    }
    program.add(counts: sets.map { counts[$0] }, violations: Double(path - paid) / Double(unit))
  }
}
