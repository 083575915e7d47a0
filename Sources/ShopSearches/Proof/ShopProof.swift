/// What is proven of a shop's makespan, and what is to be asked next.
///
/// First the horizons between the bound and the best schedule are halved, each asked for a short time only: what is refuted raises
/// the bound. Then one long search asks for something better than the best, which ends in the proof that there is nothing, if it ends.
struct ShopProof: Sendable {
  /// A part of the proof, done by one thread alone.
  enum Task: Sendable {
    /// Halves the horizons from a bound on up to the end of a schedule.
    case halve(bound: Int32, best: Int32)
    /// Goes on with a search for a schedule that ends by a horizon, for so many steps.
    case search(ShopProver, horizon: Int32, steps: Int64)
  }

  /// What a task came to.
  struct Outcome: Sendable {
    /// No schedule ends earlier.
    var bound: Int32
    /// A schedule that was found.
    var solution: ShopSolution?
    /// Steps taken.
    var steps: Int64
  }

  private let shop: Shop
  private let bounds: ShopBounds
  private let isPossible: Bool
  private var isHalved = false
  private var long: ShopProver?
  /// No schedule ends earlier.
  private(set) var bound: Int32

  /// Steps of a short search.
  static let shortSteps: Int64 = 1_000_000
  /// Steps that take as long as one move of tabu search.
  static let stepsPerMove: Int64 = 100
  /// Pairs of operations that can meet on a machine, counted twice, up to which a proof is tried: more take too long for one propagation.
  private static let mostPairs = 60_000
  /// Operations up to which there is hope that a long search ends.
  private static let mostOperations: Int32 = 240

  /// Nothing is proven but the bounds given.
  init(_ shop: Shop, bounds: ShopBounds) {
    self.shop = shop
    self.bounds = bounds
    bound = bounds.makespan
    var members = Array(repeating: 0, count: Int(shop.machines))
    if !shop.isFlexible { for machine in shop.alternativeMachines { members[Int(machine)] += 1 } }
    isPossible = !shop.isFlexible && members.reduce(0) { $0 + $1 * $1 } <= ShopProof.mostPairs
  }

  /// The next part, of about so many steps if it is of the long search; nil if there is none that promises anything.
  mutating func next(best: Int32, steps: Int64) -> Task? {
    guard isPossible, bound < best else { return nil }
    if !isHalved {
      isHalved = true
      return .halve(bound: bound, best: best)
    }
    if shop.count > ShopProof.mostOperations { return nil }
    let prover = long ?? ShopProver(shop, bounds: bounds, horizon: best - 1)
    long = prover
    return .search(prover, horizon: best - 1, steps: steps)
  }

  /// Draws the conclusion.
  mutating func learn(_ outcome: Outcome) { bound = max(bound, outcome.bound) }
}

extension TabuSearch {
  /// Does a part of a proof; what is found is planned by the shop's rules.
  mutating func perform(_ task: ShopProof.Task, bounds: ShopBounds, shouldStop: () -> Bool) -> ShopProof.Outcome {
    switch task {
    case .halve(let bound, let best): return halve(bound, best, bounds, shouldStop)
    case .search(let prover, let horizon, let steps):
      let before = prover.steps
      prover.run(horizon: horizon, steps: steps, shouldStop: shouldStop)
      return ShopProof.Outcome(
        bound: prover.isRefuted ? horizon + 1 : 0, solution: prover.solution.map { planned($0) },
        steps: prover.steps - before)
    }
  }

  private mutating func halve(
    _ bound: Int32, _ best: Int32, _ bounds: ShopBounds, _ shouldStop: () -> Bool
  ) -> ShopProof.Outcome {
    var outcome = ShopProof.Outcome(bound: bound, steps: 0)
    var reach = best - 1
    while outcome.bound <= reach && !shouldStop() {
      let horizon = outcome.bound + (reach - outcome.bound) / 2
      let prover = ShopProver(plan.shop, bounds: bounds, horizon: horizon)
      prover.run(horizon: horizon, steps: ShopProof.shortSteps, shouldStop: shouldStop)
      outcome.steps += prover.steps
      if let starts = prover.solution { outcome.solution = planned(starts) }
      if prover.isRefuted { outcome.bound = horizon + 1 } else { reach = horizon - 1 }
    }
    return outcome
  }

  private mutating func planned(_ starts: [Int32]) -> ShopSolution {
    var ranks = Array(repeating: 0, count: Int(plan.shop.count))
    for (rank, operation) in ShopBounds.topologicalOrder(plan.shop).enumerated() { ranks[Int(operation)] = rank }
    let order = (0..<plan.shop.count).sorted { (starts[Int($0)], ranks[Int($0)]) < (starts[Int($1)], ranks[Int($1)]) }
    plan.load(alternatives: Array(0..<plan.shop.count), order: order)
    return plan.solution()
  }
}
