/// Jobs negotiating for capacity: every chain of operations is sent where it costs least, over and over, while the
/// prices of what is asked for too much rise.
///
/// This is negotiated congestion (McMurchie and Ebeling 1995, for wires on a chip) on the Lagrangian relaxation of
/// capacity in job shops (Hoitomt, Luh and Pattipati 1993). Sending chains one after the other against tolls that
/// follow every move avoids what plagues the relaxation alone: jobs that are alike all change their minds at once.
/// Where the negotiation has come to after each pass, a pass of list scheduling turns into a schedule that keeps
/// every rule of the problem; the best of them is kept.
///
/// Two sides negotiate at a time, each with one half of a batch of chains, and tell each other afterwards. There are
/// always two of them, whatever the number of threads, so that the result does not depend on it.
final class Negotiation {
  /// How hard the sides bargain.
  struct Terms {
    /// The share of open time that work may fill.
    var efficiency: Double
    /// The surcharge at twice the capacity, as a share of the highest price that the first schedule suggests.
    var surcharge: Double
    /// The share of the surcharge that becomes price after each pass.
    var step: Double
    /// The first prices, as a share of what the first schedule suggests.
    var confidence: Double
  }

  /// What stays the same.
  let plan: NegotiationPlan
  /// The two sides.
  private let sides: [Router]
  private let step: Double
  private let threads: Int
  private var random: SearchRandom
  private var averages: [Double]
  private var order: [Int]
  /// What the last pass asked for beyond capacity, as a share of all work.
  private(set) var excess = 1.0

  /// A negotiation that starts from a schedule.
  init(_ plan: NegotiationPlan, schedule: Schedule, terms: Terms, seed: UInt64, threads: Int) {
    self.plan = plan
    self.threads = threads
    step = terms.step
    random = SearchRandom(seed: seed)
    let prices = plan.prices(of: schedule)
    let surcharge = terms.surcharge * max(prices.max() ?? 0, 1e-3)
    sides = (0..<2).map { _ in
      Router(
        plan, schedule: schedule, prices: prices.map { $0 * terms.confidence }, efficiency: terms.efficiency,
        surcharge: surcharge)
    }
    averages = sides[0].bucket.elements.map { Double($0) }
    order = Array(0..<plan.chains.count)
  }

  /// Sends every chain once.
  func pass() {
    sides[1].copy(from: sides[0])
    for index in order.indices.reversed().dropLast() {
      order.swapAt(index, Int(random.wide(below: UInt64(index + 1))))
    }
    let batch = max(16, order.count / 96)
    var first = 0
    while first < order.count {
      let last = min(order.count, first + batch)
      exchange(order[first..<(first + last) / 2], order[(first + last) / 2..<last])
      first = last
    }
    let total = sides[0].use.elements.reduce(0, +)
    excess = sides[0].updatePrices(step: step) / max(total, 1)
    for operation in averages.indices {
      averages[operation] += 0.2 * (Double(sides[0].bucket[operation]) - averages[operation])
    }
  }

  /// Both sides send their share, and then take over what the other has done.
  private func exchange(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) {
    let shares = [left, right]
    _ = inParallel(2, threads: threads) { [sides] side in
      for chain in shares[side] { sides[side].route(chain) }
    }
    _ = inParallel(2, threads: threads) { [sides] side in
      for chain in shares[1 - side] { sides[side].adopt(chain, from: sides[1 - side]) }
    }
  }

  /// When each operation should start, by the last pass; within a bucket the short ones first.
  var targets: [Time] {
    (0..<averages.count).map { operation in
      sides[0].start[operation] - plan.offsets[operation] + min(plan.model.shortest[operation], plan.buckets.width - 1)
    }
  }

  /// When each operation should start, by the last passes taken together.
  var averageTargets: [Time] {
    averages.map { plan.buckets.origin + Time($0 * Double(plan.buckets.width)) }
  }
}
