/// What stays the same while chains of operations negotiate for capacity.
final class NegotiationPlan: Sendable {
  /// The problem, flattened.
  let model: PlanningModel
  /// Machines that are alike.
  let pools: MachinePools
  /// The precedences cut into chains, the unit of the negotiation.
  let chains: ChainCover
  /// Time cut into buckets.
  let buckets: BucketCalendar
  /// What the routers read.
  let rows: RouteRows
  /// What a second's delay of each operation costs if it delays its job.
  let weights: [Double]

  /// The start by which each operation leaves its job on time if nothing has to wait.
  let latestStarts: [Time]

  /// A plan for a model whose schedules last about as long as the one given.
  init(_ model: PlanningModel, lines: LinePlan, schedule: Schedule) {
    self.model = model
    let pools = MachinePools(model)
    self.pools = pools
    chains = ChainCover(model)
    let begin = model.problem.now
    let end = max(schedule.figures.makespan, begin + 1)
    buckets = BucketCalendar(
      model, pools, until: min(model.problem.horizon.upperBound, end + (end - begin) / 4))
    weights = LinePlan.weights(model).map { Double($0) }
    let setUps = NegotiationPlan.meanSetUps(model, pools, schedule)
    let efforts = zip(pools.optionDurations, pools.optionPools).map { Double($0) + setUps[Int($1)] }
    let lags = NegotiationPlan.lags(model, chains)
    let offsets = NegotiationPlan.offsets(model, chains, lags: lags, buckets)
    rows = RouteRows(
      model, pools, chains, lags: lags, offsets: offsets, efforts: efforts,
      grains: NegotiationPlan.grains(pools, width: buckets.width))
    latestStarts = model.latestStarts()
  }

  private static func meanSetUps(_ model: PlanningModel, _ pools: MachinePools, _ schedule: Schedule) -> [Double] {
    pools.machines.map { machines in
      var total: Time = 0
      var count = 0
      for machine in machines {
        for (position, operation) in schedule.sequences[machine].enumerated() {
          let previous = position > 0 ? schedule.sequences[machine][position - 1] : -1
          total += model.setUp(on: machine, after: previous, for: operation)
          count += 1
        }
      }
      return Double(total) / Double(max(count, 1))
    }
  }

  private static func grains(_ pools: MachinePools, width: Time) -> [Double] {
    var sums = Array(repeating: (total: 0.0, count: 0.0), count: pools.machines.count)
    for (option, pool) in pools.optionPools.enumerated() {
      sums[Int(pool)].total += Double(min(pools.optionDurations[option], width))
      sums[Int(pool)].count += 1
    }
    return sums.map { $0.total / max($0.count, 1) }
  }

  private static func lags(_ model: PlanningModel, _ chains: ChainCover) -> [Time] {
    chains.operations.indices.map { position in
      guard position + 1 < chains.operations.count else { return 0 }
      let (operation, next) = (chains.operations[position], chains.operations[position + 1])
      guard chains.chain[operation] == chains.chain[next] else { return 0 }
      let edges = model.successors.rows[operation]..<model.successors.rows[operation + 1]
      return edges.filter { model.successors.heads[$0] == next }
        .map { model.waits[model.successors.labels[$0]] }.max() ?? 0
    }
  }

  private static func offsets(
    _ model: PlanningModel, _ chains: ChainCover, lags: [Time], _ buckets: BucketCalendar
  ) -> [Time] {
    var offsets = Array(repeating: Time(0), count: model.problem.operations.count)
    for chain in 0..<chains.count {
      var time = model.readiest[chains.operations[chains.rows[chain]]] - buckets.origin
      for position in chains.rows[chain]..<chains.rows[chain + 1] {
        let operation = chains.operations[position]
        offsets[operation] = time - floorDivide(time, buckets.width) * buckets.width
        time += model.shortest[operation] + lags[position]
      }
    }
    return offsets
  }
}
