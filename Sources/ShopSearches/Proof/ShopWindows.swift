import FlatArrays

/// The windows in which operations can lie if a shop whose every operation has one machine is to end by a horizon, and the orders on machines that follow.
///
/// Each operation has a *head*, before which it cannot start, and a *tail*, the time that passes after its end at least. What is
/// known of two operations of a machine is an *order*. Propagation raises heads and tails along the given arcs, and on each machine
/// - decides a pair of which one order does not fit the horizon,
/// - lets an operation start after all that come before it on the machine, one after the other,
/// - lets it start after a set of operations if set and operation do not fit unless it is the last: edge finding (Carlier and Pinson, Management
///   Science 35, 1989) in the quadratic form of Nuijten (1994); and all this for tails, which are heads seen from the end.
/// Until nothing changes. All of it holds for every schedule that ends by the horizon and keeps the orders decided so far.
///
/// `numbers` is the whole state in one row, so that it can be put away and taken back: heads, tails, and for each machine a matrix
/// of orders, in which 1 says that the row's operation comes before the column's.
struct ShopWindows: ~Copyable {
  /// See `ShopWindows`.
  let count: Int32
  /// Numbers in the state.
  let size: Int
  /// When all must be done, counted like the shop's times.
  var horizon: Int32
  /// Work so far: pairs of operations looked at.
  var steps: Int64 = 0
  /// The machine on which the last propagation failed.
  private(set) var failing: Int32 = 0
  private var store: LaneStore
  /// See `ShopWindows`.
  let numbers: Lane
  /// The part of `numbers` with heads.
  let heads: Lane
  /// The part of `numbers` with tails, without the durations.
  let tails: Lane
  /// By operation.
  let durations: Lane
  /// The machine of each operation.
  let machine: Lane
  /// Operations machine by machine.
  let members: Lane
  /// Where a machine's operations begin among `members`; one more than machines.
  let memberStarts: Lane
  /// Where a machine's matrix begins among `numbers`.
  let matrixStarts: Lane
  /// Machines.
  let machines: Int32
  private let topological: Lane
  private let arcStartsIn: Lane
  private let arcSources: Lane
  private let arcLags: Lane
  private let arcStartsOut: Lane
  private let arcTargets: Lane
  private let arcLagsOut: Lane
  /// 1 for machines to be looked at.
  let isDirty: Lane
  /// Heads on the machine that is looked at, by place.
  let early: Lane
  /// Tails on it.
  let late: Lane
  /// Durations on it.
  let work: Lane
  /// Its places, those that come first in front.
  let sorted: Lane
  /// Heads as they will be, while the old ones are still read.
  let raised: Lane
  /// For each position among `sorted`, when a set of operations from there on is complete at the earliest.
  let completions: Lane

  /// Windows by heads and tails of `ShopBounds`; nothing has been propagated.
  init(_ shop: Shop, bounds: ShopBounds, horizon: Int32) {
    let layout = Layout(shop)
    let arcs = ShopWindows.arcs(shop)
    (count, machines, size) = (shop.count, shop.machines, layout.size)
    self.horizon = horizon
    store = LaneStore(
      capacity: size + 6 * Int(count) + 2 + 4 * arcs.arcsIn.count + 3 * Int(machines) + 1 + 6 * layout.widest)
    numbers = store.lane(size)
    (heads, tails) = (numbers, numbers.from(shop.count))
    durations = store.lane(shop.alternativeDurations)
    machine = store.lane(shop.alternativeMachines)
    members = store.lane(layout.members)
    memberStarts = store.lane(layout.memberStarts)
    matrixStarts = store.lane(layout.matrixStarts)
    topological = store.lane(ShopBounds.topologicalOrder(shop))
    (arcStartsIn, arcStartsOut) = (store.lane(arcs.startsIn), store.lane(arcs.startsOut))
    (arcSources, arcLags) = (store.lane(arcs.arcsIn.map(\.from)), store.lane(arcs.arcsIn.map(\.lag)))
    (arcTargets, arcLagsOut) = (store.lane(arcs.arcsOut.map(\.to)), store.lane(arcs.arcsOut.map(\.lag)))
    isDirty = store.lane(Int(machines), filledWith: 1)
    (early, late, work) = (store.lane(layout.widest), store.lane(layout.widest), store.lane(layout.widest))
    (sorted, raised, completions) = (store.lane(layout.widest), store.lane(layout.widest), store.lane(layout.widest))
    for operation in 0..<count {
      heads[operation] = bounds.heads[Int(operation)]
      tails[operation] = bounds.tails[Int(operation)] - durations[operation]
    }
  }

  /// Where each machine's operations and orders are.
  private struct Layout {
    var members: [Int32] = []
    var memberStarts: [Int32] = [0]
    var matrixStarts: [Int32] = []
    var widest = 0
    var size: Int

    init(_ shop: Shop) {
      size = 2 * Int(shop.count)
      for machine in 0..<shop.machines {
        let own = (0..<shop.count).filter { shop.alternativeMachines[Int($0)] == machine }
        members += own
        memberStarts.append(Int32(members.count))
        matrixStarts.append(Int32(size))
        widest = max(widest, own.count)
        size += own.count * own.count
      }
    }
  }

  private static func arcs(_ shop: Shop) -> ArcTable {
    let chains = (0..<shop.count).filter { shop.successors[Int($0)] != shop.sink }.map {
      ArcTable.Arc(from: $0, to: shop.successors[Int($0)], lag: 0)
    }
    return ArcTable(chains + shop.moreArcs.arcsIn, vertices: Int(shop.count))
  }

  /// When all are done that start as early as they can.
  var makespan: Int32 { (0..<count).reduce(0) { max($0, heads[$1] + durations[$1]) } }

  /// Where a pair stands among `numbers`, by the places of its operations on the machine.
  @inline(__always)
  func cell(_ machine: Int32, _ first: Int32, _ second: Int32) -> Int32 {
    let width = memberStarts[machine &+ 1] &- memberStarts[machine]
    return matrixStarts[machine] &+ first &* width &+ second
  }

  /// Decides that one operation of a machine comes before another, by their places on it.
  mutating func decide(_ machine: Int32, _ first: Int32, before second: Int32) {
    numbers[cell(machine, first, second)] = 1
    isDirty[machine] = 1
  }

  /// Looks at all machines at the next propagation.
  mutating func touchAll() {
    for machine in 0..<machines { isDirty[machine] = 1 }
  }

  /// Draws all consequences; false if there is no schedule.
  mutating func propagate() -> Bool {
    while true {
      if !spread() { return fail() }
      var isDone = true
      for machine in 0..<machines where isDirty[machine] != 0 {
        isDirty[machine] = 0
        if !tighten(machine) {
          failing = machine
          return fail()
        }
        isDone = false
      }
      if isDone { return true }
    }
  }

  private func fail() -> Bool {
    for machine in 0..<machines { isDirty[machine] = 0 }
    return false
  }

  /// Along the given arcs.
  private mutating func spread() -> Bool {
    for place in 0..<count {
      let operation = topological[place]
      var head = heads[operation]
      for arc in arcStartsIn[operation]..<arcStartsIn[operation &+ 1] {
        let source = arcSources[arc]
        head = max(head, heads[source] &+ durations[source] &+ arcLags[arc])
      }
      if head > heads[operation] {
        heads[operation] = head
        isDirty[machine[operation]] = 1
      }
    }
    for place in 0..<count {
      let operation = topological[count &- 1 &- place]
      var tail = tails[operation]
      for arc in arcStartsOut[operation]..<arcStartsOut[operation &+ 1] {
        let target = arcTargets[arc]
        tail = max(tail, tails[target] &+ durations[target] &+ arcLagsOut[arc])
      }
      if tail > tails[operation] {
        tails[operation] = tail
        isDirty[machine[operation]] = 1
      }
      if heads[operation] &+ durations[operation] &+ tail > horizon {
        failing = machine[operation]
        return false
      }
    }
    return true
  }
}
