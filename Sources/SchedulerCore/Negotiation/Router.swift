import FlatArrays

/// One side of the negotiation: where it believes every operation to be, what each bucket of each pool costs, and the
/// means to send a chain where it costs least.
///
/// Every operation lies in a bucket of a pool that can do it. A bucket's *toll*, per second of work, is its price,
/// which rises from pass to pass while the bucket is asked for more than it can do, and a surcharge for what it is
/// asked for too much right now. `Router+Route.swift` tells how a chain is sent.
final class Router {
  /// What stays the same.
  let plan: NegotiationPlan
  /// Buckets a pool.
  let count: Int
  /// What all buckets can do, as a share of their open time: the rest is lost when machines close.
  let efficiency: Double
  /// The surcharge at twice a bucket's capacity.
  private(set) var surcharge: Double
  /// The plan in rows.
  let rows: RouteRows

  /// Seconds of work asked of each bucket of each pool.
  let use: Strip<Double>
  /// What a second of work costs by past passes.
  let price: Strip<Double>
  /// What it costs now; never less than the price.
  let toll: Strip<Double>
  /// The open time of all machines.
  let capacity: Strip<Double>
  /// How long a machine stays open, in seconds.
  let room: Strip<Double>
  /// The bucket of each operation.
  let bucket: Strip<Int32>
  /// The option of `plan.pools` of each operation; -1 for none.
  let option: Strip<Int32>
  /// When each operation begins, as far as buckets tell.
  let start: Strip<Time>
  /// What each operation would cost more, per second of its work, if it began in a later bucket: by its last routing.
  let regret: Strip<Double>
  /// When each operation ends, as far as buckets tell.
  let end: Strip<Time>

  /// For the chain under way, position after position: the least cost from each bucket on.
  var costs = Strip<Double>(repeating: 0, count: 1 << 12)
  /// The option with which an operation of several has its cost in each bucket.
  var picks = Strip<Int32>(repeating: 0, count: 1 << 12)
  /// The chain under way.
  let stops: Strip<Stop>
  /// What has been done, in cells of the tables above.
  var work: Int64 = 0

  /// A side that believes what a schedule says.
  init(_ plan: NegotiationPlan, schedule: Schedule, prices: [Double], efficiency: Double, surcharge: Double) {
    self.plan = plan
    self.efficiency = efficiency
    self.surcharge = surcharge
    rows = plan.rows
    stops = Strip(
      repeating: Stop(operation: 0, earliest: 0, due: 0, slope: 0, lag: 0), count: max(1, plan.rows.longestChain))
    count = plan.buckets.count
    price = Strip(prices, or: 0)
    use = Strip(repeating: 0, count: price.count)
    toll = Strip(repeating: 0, count: price.count)
    capacity = Strip(plan.buckets.capacity.map { $0 * efficiency }, or: 0)
    room = Strip(plan.buckets.room.map { Double($0) }, or: 0)
    let operations = plan.model.problem.operations.count
    bucket = Strip(repeating: 0, count: operations)
    option = Strip(repeating: -1, count: operations)
    regret = Strip(repeating: 0, count: operations)
    start = Strip(schedule.assignments.map(\.start), or: 0)
    end = Strip(schedule.assignments.map(\.end), or: 0)
    for operation in 0..<operations {
      let pool = Int32(plan.pools.poolOfMachine[schedule.assignments[operation].machine])
      let options = plan.pools.optionRows[operation]..<plan.pools.optionRows[operation + 1]
      bucket[operation] = Int32(plan.buckets.bucket(of: start[operation]))
      option[operation] = Int32(options.first { plan.pools.optionPools[$0] == pool }!)
      charge(operation, 1)
    }
    setTolls()
  }

  /// Takes over what another side believes and asks for, and its surcharge.
  func copy(from other: Router) {
    surcharge = other.surcharge
    for (mine, theirs) in [(use, other.use), (price, other.price), (toll, other.toll)] { mine.copy(from: theirs) }
    bucket.copy(from: other.bucket)
    option.copy(from: other.option)
    start.copy(from: other.start)
    regret.copy(from: other.regret)
    end.copy(from: other.end)
  }

  /// Asks the operation's work of its buckets (1), or takes it back (-1).
  func charge(_ operation: Int, _ sign: Double) {
    let option = Int(option[operation])
    let pool = Int(rows.pools[option])
    let mostWork = plan.buckets.mostWork
    var index = pool * count + Int(bucket[operation])
    var left = rows.efforts[option]
    if left <= mostWork && left * Double(rows.machines[pool]) * efficiency <= capacity[index] {
      use[index] += sign * left
      return setToll(index, pool: pool)
    }
    let machines = Double(rows.machines[pool]) * efficiency
    while left > 0 && index < (pool + 1) * count {
      let part = min(left, mostWork, capacity[index] / machines)
      use[index] += sign * part
      setToll(index, pool: pool)
      left -= part
      index += 1
    }
  }

  /// Brings a toll up to date with price and use.
  @inline(__always)
  private func setToll(_ index: Int, pool: Int) {
    guard capacity[index] > 0 else { return }
    let excess = (use[index] + rows.grains[pool] - capacity[index]) / capacity[index]
    toll[index] = price[index] + (excess > 0 ? surcharge * excess : 0)
  }

  /// Raises the prices of what is asked for too much, and lowers the others.
  ///
  /// - Parameter step: the share of the surcharge that becomes price.
  func updatePrices(step: Double) {
    for index in 0..<price.count where capacity[index] > 0 {
      let over = use[index] - capacity[index]
      price[index] = max(0, price[index] + step * surcharge * over / capacity[index])
    }
    setTolls()
  }

  /// From now on what is asked for too much costs another surcharge.
  func setSurcharge(_ surcharge: Double) {
    self.surcharge = surcharge
    setTolls()
  }

  private func setTolls() {
    for index in 0..<toll.count { setToll(index, pool: index / count) }
  }
}

extension Router {
  /// Takes over where another side has sent a chain.
  func adopt(_ chain: Int, from other: Router) {
    for position in rows.chainRows[chain]..<rows.chainRows[chain + 1] {
      let operation = Int(rows.operations[Int(position)])
      charge(operation, -1)
      bucket[operation] = other.bucket[operation]
      option[operation] = other.option[operation]
      start[operation] = other.start[operation]
      regret[operation] = other.regret[operation]
      end[operation] = other.end[operation]
      charge(operation, 1)
    }
  }
}
