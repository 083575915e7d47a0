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
  private(set) var steps: Int64 = 0
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
  private let isDirty: Lane
  private let early: Lane
  private let late: Lane
  private let work: Lane
  private let sorted: Lane
  private let raised: Lane
  private let completions: Lane

  /// Windows by heads and tails of `ShopBounds`; nothing has been propagated.
  init(_ shop: Shop, bounds: ShopBounds, horizon: Int32) {
    let operations = Int(shop.count)
    let byMachine = (0..<shop.machines).map { number in
      (0..<shop.count).filter { shop.alternativeMachines[Int($0)] == number }
    }
    let widest = byMachine.map(\.count).max() ?? 0
    let matrices = byMachine.reduce(0) { $0 + $1.count * $1.count }
    let arcs = ShopWindows.arcs(shop)
    count = shop.count
    machines = shop.machines
    self.horizon = horizon
    size = 2 * operations + matrices
    store = LaneStore(
      capacity: size + 6 * operations + 4 * (operations + 1) + 4 * arcs.arcsIn.count + 3 * Int(shop.machines) + 2
        + 6 * (widest + 1))
    numbers = store.lane(size)
    heads = numbers
    tails = numbers.from(shop.count)
    durations = store.lane(shop.alternativeDurations)
    machine = store.lane(shop.alternativeMachines)
    members = store.lane(byMachine.flatMap { $0 })
    var places: [Int32] = [0]
    var matrixPlaces: [Int32] = []
    var next = 2 * shop.count
    for own in byMachine {
      places.append(places[places.count - 1] + Int32(own.count))
      matrixPlaces.append(next)
      next += Int32(own.count * own.count)
    }
    memberStarts = store.lane(places)
    matrixStarts = store.lane(matrixPlaces)
    topological = store.lane(ShopBounds.topologicalOrder(shop))
    arcStartsIn = store.lane(arcs.startsIn)
    arcSources = store.lane(arcs.arcsIn.map(\.from))
    arcLags = store.lane(arcs.arcsIn.map(\.lag))
    arcStartsOut = store.lane(arcs.startsOut)
    arcTargets = store.lane(arcs.arcsOut.map(\.to))
    arcLagsOut = store.lane(arcs.arcsOut.map(\.lag))
    isDirty = store.lane(Int(shop.machines), filledWith: 1)
    early = store.lane(widest)
    late = store.lane(widest)
    work = store.lane(widest)
    sorted = store.lane(widest)
    raised = store.lane(widest)
    completions = store.lane(widest + 1)
    for operation in 0..<shop.count {
      heads[operation] = bounds.heads[Int(operation)]
      tails[operation] = bounds.tails[Int(operation)] - durations[operation]
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

  /// On one machine.
  private mutating func tighten(_ machine: Int32) -> Bool {
    let first = memberStarts[machine]
    let width = memberStarts[machine &+ 1] &- first
    steps &+= Int64(width &* width)
    for place in 0..<width {
      let operation = members[first &+ place]
      early[place] = heads[operation]
      late[place] = tails[operation]
      work[place] = durations[operation]
    }
    guard decidePairs(matrixStarts[machine], width), raise(early, late, matrixStarts[machine], width, (width, 1)),
      raise(late, early, matrixStarts[machine], width, (1, width))
    else { return false }
    for place in 0..<width {
      let operation = members[first &+ place]
      if early[place] > heads[operation] || late[place] > tails[operation] {
        heads[operation] = early[place]
        tails[operation] = late[place]
        isDirty[machine] = 1
      }
    }
    return true
  }

  private mutating func decidePairs(_ matrix: Int32, _ width: Int32) -> Bool {
    for first in 0..<width {
      for second in (first &+ 1)..<width {
        let both = work[first] &+ work[second]
        let isFirstBefore = early[first] &+ both &+ late[second] <= horizon
        let isSecondBefore = early[second] &+ both &+ late[first] <= horizon
        let (forward, backward) = (matrix &+ first &* width &+ second, matrix &+ second &* width &+ first)
        if !isFirstBefore {
          if !isSecondBefore || numbers[forward] != 0 { return false }
          numbers[backward] = 1
        } else if !isSecondBefore {
          if numbers[backward] != 0 { return false }
          numbers[forward] = 1
        }
      }
    }
    return true
  }

  /// Raises heads, or with everything turned round tails, by what comes before and by edge finding. `turns` are the strides of the
  /// matrix: of what comes before, and of what comes after.
  private mutating func raise(
    _ early: Lane, _ late: Lane, _ matrix: Int32, _ width: Int32, _ turns: (Int32, Int32)
  ) -> Bool {
    sort(by: early, width)
    for place in 0..<width {
      var end = Int32.min
      for position in 0..<width {
        let other = sorted[position]
        if numbers[matrix &+ other &* turns.0 &+ place &* turns.1] != 0 { end = max(end, early[other]) &+ work[other] }
      }
      raised[place] = max(early[place], end)
    }
    for last in 0..<width where !findEdges(early, late, width, deadline: late[last]) { return false }
    for place in 0..<width { early[place] = raised[place] }
    return true
  }

  private func sort(by early: Lane, _ width: Int32) {
    for place in 0..<width {
      var position = place
      while position > 0, early[sorted[position &- 1]] > early[place] {
        sorted[position] = sorted[position &- 1]
        position &-= 1
      }
      sorted[position] = place
    }
  }

  /// For the set of operations that have a tail at least so long.
  @inline(__always)
  private func findEdges(_ early: Lane, _ late: Lane, _ width: Int32, deadline tail: Int32) -> Bool {
    let end = horizon &- tail
    var total: Int32 = 0
    var completion = Int32.min
    var position = width
    while position > 0 {
      position &-= 1
      let place = sorted[position]
      if late[place] >= tail {
        total &+= work[place]
        completion = max(completion, early[place] &+ total)
      }
      completions[position] = completion
    }
    if completion > end { return false }
    // The latest completion of a set that begins with an earlier operation.
    var around = Int32.min / 2
    for position in 0..<width {
      let place = sorted[position]
      if late[place] >= tail {
        around = max(around, early[place] &+ total)
        total &-= work[place]
      } else {
        if early[place] &+ total &+ work[place] > end { raised[place] = max(raised[place], completions[position]) }
        if around &+ work[place] > end { raised[place] = max(raised[place], completion) }
      }
    }
    return true
  }
}
