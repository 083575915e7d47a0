import FlatArrays

/// A negotiation's plan as the flat rows that the routers read: the same for both sides.
@safe final class RouteRows: @unchecked Sendable {
  /// Chain `c` is `operations[chainRows[c]..<chainRows[c + 1]]`, predecessors first.
  let chainRows: Strip<Int32>
  /// The operations, chain after chain.
  let operations: Strip<Int32>
  /// The wait between each of `operations` and the next one of its chain.
  let lags: Strip<Time>
  /// How many operations the longest chain has.
  let longestChain: Int
  /// Operation `o` has the options `optionRows[o]..<optionRows[o + 1]`.
  let optionRows: Strip<Int32>
  /// The pool of each option.
  let pools: Strip<Int32>
  /// The duration of each option.
  let durations: Strip<Time>
  /// The duration of each option with the mean set-up on its pool.
  let efforts: Strip<Double>
  /// The machines of each pool.
  let machines: Strip<Int32>
  /// The longest time for which each pool is open without a break.
  let longest: Strip<Time>
  /// For each pool the work that an operation typically brings to one bucket.
  let grains: Strip<Double>
  /// How far each operation's beginning lies behind the beginning of its bucket if its chain never waits.
  let offsets: Strip<Time>
  /// Whether an operation may be interrupted.
  let isInterruptible: Strip<Bool>
  /// No operation starts earlier.
  let readiest: Strip<Time>
  /// When each operation should be done at the latest after which nothing of its job comes.
  let dues: Strip<Time>
  /// What a second's delay of such an operation costs; 0 for all others.
  let slopes: Strip<Double>
  /// Waits for operations of other chains.
  let before: WaitRows
  /// The waits of operations of other chains.
  let after: WaitRows

  /// Flattens what a plan has found out.
  init(
    _ model: PlanningModel, _ pools: MachinePools, _ chains: ChainCover, lags: [Time], offsets: [Time],
    efforts: [Double], grains: [Double]
  ) {
    let problem = model.problem
    chainRows = Strip(chains.rows.map { Int32($0) }, or: 0)
    operations = Strip(chains.operations.map { Int32($0) }, or: 0)
    self.lags = Strip(lags, or: 0)
    longestChain = zip(chains.rows, chains.rows.dropFirst()).map { $1 - $0 }.max() ?? 0
    optionRows = Strip(pools.optionRows.map { Int32($0) }, or: 0)
    self.pools = Strip(pools.optionPools, or: 0)
    durations = Strip(pools.optionDurations, or: 0)
    self.efforts = Strip(efforts, or: 0)
    machines = Strip(pools.machines.map { Int32($0.count) }, or: 0)
    longest = Strip(pools.machines.map { model.openTime(of: $0[0]).longest }, or: 0)
    self.grains = Strip(grains, or: 0)
    self.offsets = Strip(offsets, or: 0)
    isInterruptible = Strip(problem.operations.map(\.interruptible), or: false)
    readiest = Strip(model.readiest, or: 0)
    func isBetweenChains(_ operation: Int, _ other: Int) -> Bool {
      chains.chain[other] != chains.chain[operation] || chains.chain[other] < 0
    }
    before = WaitRows(model.predecessors, model, lag: { model.waits[$0] }, includes: isBetweenChains)
    after = WaitRows(model.successors, model, lag: { model.waits[$0] }, includes: isBetweenChains)
    let last = problem.operations.indices.map { model.successors.rows[$0] == model.successors.rows[$0 + 1] }
    let jobs = problem.operations.map { problem.jobs[$0.job] }
    dues = Strip(zip(jobs, last).map { $1 ? $0.due ?? .max : .max }, or: 0)
    slopes = Strip(zip(jobs, last).map { $1 && $0.due != nil ? Double($0.weight) : 0 }, or: 0)
  }
}
