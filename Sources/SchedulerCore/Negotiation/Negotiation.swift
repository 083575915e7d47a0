import Glibc
import Searches
import Threads

/// Jobs negotiating for capacity: every chain of operations is sent where it costs least, over and over, while the
/// prices of what is asked for too much rise.
///
/// This is negotiated congestion (McMurchie and Ebeling 1995, for wires on a chip) on the Lagrangian relaxation of
/// capacity in job shops (Hoitomt, Luh and Pattipati 1993). Sending chains one after the other against tolls that
/// follow every move avoids what plagues the relaxation alone: jobs that are alike all change their minds at once.
/// Where the negotiation has come to after each pass, a pass of list scheduling turns into a schedule that keeps
/// every rule of the problem; the best of them is kept.
///
/// The surcharge is friction: while it is high, a chain stays where it is rather than push others out of a full bucket,
/// and jobs that should change places do not. While it is low, prices take long to come right. So it begins high and
/// falls, as a temperature in annealing does, the further the more passes there are.
///
/// Two sides negotiate at a time, each with one half of a batch of chains, and tell each other afterwards. There are
/// always two of them, whatever the number of threads, so that the result does not depend on it.
final class Negotiation {
  /// How hard the sides bargain.
  struct Terms {
    /// The share of open time that work may fill.
    var efficiency: Double
    /// The surcharge at twice the capacity in the beginning, as a share of the highest price that the first schedule
    /// suggests.
    var firstSurcharge: Double
    /// The same in the end, times the passes.
    var lastSurcharge: Double
    /// The share of the surcharge that becomes price after each pass.
    var step: Double
    /// The first prices, as a share of what the first schedule suggests.
    var confidence: Double
  }

  /// What stays the same.
  let plan: NegotiationPlan
  /// The two sides.
  private let sides: [Router]
  private let terms: Terms
  /// The highest price that the first schedule suggests, in weighted seconds of tardiness a second.
  private let highest: Double
  /// The regret with which an operation is sent to the middle of the buckets over which regret spreads.
  private let middle: Double
  private let threads: Int
  private var random: SearchRandom
  private var averages: [Double]
  private var order: [Int]

  /// A negotiation that starts from a schedule.
  init(_ plan: NegotiationPlan, schedule: Schedule, terms: Terms, seed: UInt64, threads: Int) {
    self.plan = plan
    self.threads = threads
    self.terms = terms
    random = SearchRandom(seed: seed)
    let prices = plan.prices(of: schedule)
    let highest = max(prices.max() ?? 0, 1e-3)
    self.highest = highest
    middle = highest / 50
    sides = (0..<2).map { _ in
      Router(
        plan, schedule: schedule, prices: prices.map { $0 * terms.confidence }, efficiency: terms.efficiency,
        surcharge: terms.firstSurcharge * highest)
    }
    averages = sides[0].bucket.elements.map { Double($0) }
    order = Array(0..<plan.chains.count)
  }

  /// The surcharge of the last pass at twice a bucket's capacity, in weighted seconds of tardiness a second.
  var surcharge: Double { sides[0].surcharge }

  /// Sends every chain once, or fewer where the check says stop: what it has come to is then worth little.
  ///
  /// - Parameters:
  ///   - progress: how much of the negotiation is over, from 0 to 1.
  ///   - passes: how many passes there will be, as far as that can be told.
  func pass(progress: Double, of passes: Double, stop: StopCheck = .never) {
    let fall = min(1, terms.lastSurcharge / (passes * terms.firstSurcharge))
    sides[0].setSurcharge(highest * terms.firstSurcharge * pow(fall, min(1, max(0, progress))))
    sides[1].copy(from: sides[0])
    for index in order.indices.reversed().dropLast() {
      order.swapAt(index, Int(random.wide(below: UInt64(index + 1))))
    }
    let batch = max(16, order.count / 96)
    var shares = [order[0..<0], order[0..<0]]
    for first in stride(from: 0, to: order.count, by: batch) {
      let last = min(order.count, first + batch)
      if stop.isStopped { return }
      let middle = (first + last) / 2
      exchange(shares, [order[first..<middle], order[middle..<last]])
      shares = [order[first..<middle], order[middle..<last]]
    }
    exchange(shares, [])
    sides[0].updatePrices(step: terms.step)
    for operation in averages.indices {
      averages[operation] += 0.2 * (Double(sides[0].bucket[operation]) - averages[operation])
    }
  }

  /// Both sides take over what the other has done in the last batch, and send their share of the next. They touch
  /// different chains all the while: no chain is in two batches.
  private func exchange(_ done: [ArraySlice<Int>], _ next: [ArraySlice<Int>]) {
    _ = inParallel(2, threads: threads) { [sides] side in
      for chain in done[1 - side] { sides[side].adopt(chain, from: sides[1 - side]) }
      if !next.isEmpty {
        for chain in next[side] { sides[side].route(chain) }
      }
    }
  }

  /// When each operation should start by the last pass: the sooner the more it would cost to begin in a later bucket.
  var targets: [Time] {
    averages.indices.map { sides[0].start[$0] - plan.rows.offsets[$0] + delay(of: $0, spread: 4) }
  }

  /// The same by the last passes taken together.
  var averageTargets: [Time] {
    averages.indices.map { operation in
      plan.buckets.origin + Time(averages[operation] * Double(plan.buckets.width)) + delay(of: operation, spread: 3)
    }
  }

  private func delay(of operation: Int, spread: Double) -> Time {
    let regret = max(0, sides[0].regret[operation])
    return Time(spread * Double(plan.buckets.width - 1) * middle / (middle + regret))
  }
}
