/// What no schedule of a shop can beat: the longest path of given arcs, and for each machine the preemptive schedule
/// of its operations between their heads and tails, which Jackson's rule makes in O(n log n) (Carlier, European Journal of
/// Operational Research 11, 1982). Of a flexible shop only operations that have one machine count for it, and all
/// machines together must do the shortest work of all.
struct ShopBounds {
  /// The longest path before each operation over given arcs, by shortest durations.
  let heads: [Int32]
  /// The longest path from the beginning of each operation on.
  let tails: [Int32]
  /// The best of all bounds.
  let makespan: Int32

  /// Linear but for the sorting.
  init(_ shop: Shop) {
    let shortest = (0..<shop.count).map { operation in
      shop.alternatives(operation).reduce(Int32.max) { min($0, shop.alternativeDurations[$1]) }
    }
    let order = ShopBounds.topologicalOrder(shop)
    var heads = shop.releases
    var tails = shortest
    for operation in order {
      let end = heads[Int(operation)] + shortest[Int(operation)]
      let given = shop.successors[Int(operation)]
      if given != shop.sink { heads[Int(given)] = max(heads[Int(given)], end) }
      for arc in shop.moreArcs.outOf(operation) { heads[Int(arc.to)] = max(heads[Int(arc.to)], end + arc.lag) }
    }
    for operation in order.reversed() {
      let given = shop.successors[Int(operation)]
      var rest = given == shop.sink ? 0 : tails[Int(given)]
      for arc in shop.moreArcs.outOf(operation) { rest = max(rest, tails[Int(arc.to)] + arc.lag) }
      tails[Int(operation)] = shortest[Int(operation)] + rest
    }
    self.heads = heads
    self.tails = tails
    let paths = zip(heads, tails).reduce(Int32(0)) { max($0, $1.0 + $1.1) }
    var bound = paths
    for machine in 0..<shop.machines {
      let own = (0..<shop.count).filter {
        let choices = shop.alternatives($0)
        return choices.count == 1 && shop.alternativeMachines[choices.lowerBound] == machine
      }
      bound = max(bound, ShopBounds.preemptive(own, heads: heads, durations: shortest, tails: tails))
    }
    if shop.isFlexible { bound = max(bound, ShopBounds.sharedWork(shop, heads, shortest, tails)) }
    makespan = bound
  }

  /// All operations, each after what it waits for by given arcs.
  static func topologicalOrder(_ shop: Shop) -> [Int32] {
    var waiting = (0..<shop.count).map {
      shop.moreArcs.into($0).count + (shop.predecessors[Int($0)] == shop.source ? 0 : 1)
    }
    var order = (0..<shop.count).filter { waiting[Int($0)] == 0 }
    var next = 0
    while next < order.count {
      let operation = order[next]
      next += 1
      let given = shop.successors[Int(operation)]
      for successor in shop.moreArcs.outOf(operation).map(\.to) + (given == shop.sink ? [] : [given]) {
        waiting[Int(successor)] -= 1
        if waiting[Int(successor)] == 0 { order.append(successor) }
      }
    }
    return order
  }

  /// The makespan of Jackson's preemptive schedule: always the available operation with the longest tail.
  static func preemptive(_ operations: [Int32], heads: [Int32], durations: [Int32], tails: [Int32]) -> Int32 {
    let byHead = operations.sorted { (heads[Int($0)], $0) < (heads[Int($1)], $1) }
    var left = durations
    // Available operations, the longest tail last: short lists, since insertion is what costs.
    var available: [Int32] = []
    var next = 0
    var time: Int32 = 0
    var makespan: Int32 = 0
    while next < byHead.count || !available.isEmpty {
      if available.isEmpty { time = max(time, heads[Int(byHead[next])]) }
      while next < byHead.count, heads[Int(byHead[next])] <= time {
        let behind = tails[Int(byHead[next])] - durations[Int(byHead[next])]
        let place = available.firstIndex { tails[Int($0)] - durations[Int($0)] >= behind } ?? available.count
        available.insert(byHead[next], at: place)
        next += 1
      }
      guard let running = available.last else { break }
      let until = next < byHead.count ? heads[Int(byHead[next])] : .max
      let work = min(left[Int(running)], until - time)
      time += work
      left[Int(running)] -= work
      if left[Int(running)] == 0 {
        makespan = max(makespan, time + tails[Int(running)] - durations[Int(running)])
        available.removeLast()
      }
    }
    return makespan
  }

  /// All work, spread evenly between the earliest start and the shortest rest.
  private static func sharedWork(_ shop: Shop, _ heads: [Int32], _ shortest: [Int32], _ tails: [Int32]) -> Int32 {
    let work = shortest.reduce(Int64(0)) { $0 + Int64($1) }
    let before = heads.min() ?? 0
    let behind = zip(tails, shortest).map { $0 - $1 }.min() ?? 0
    let machines = Int64(max(shop.machines, 1))
    return Int32((work + machines - 1) / machines) + before + behind
  }
}
