import FlatArrays

/// The cheapest order of sets of options at given prices, by dynamic programming over the states of a `RatioGroup`.
///
/// From one position to the next every field drops its oldest bit and takes a new one. The fields do so one after the
/// other, each in one pass over all states: a state's cost is the cheaper of those with the two bits that may have been
/// dropped, and the violation of the window that is now complete. So a position costs states · fields and not states ·
/// sets. Which bit was dropped is kept for every position, field and state, to walk back along the cheapest order.
///
/// The passes are written so that the compiler takes several states at a time: wide fields go through long rows of states that
/// differ in other fields only (`rowPass`), narrow ones, whose rows would be short, through tables (`tablePass`).
struct CheapestPath: ~Copyable {
  private let group: RatioGroup
  private let states: Int32
  private var store: LaneStore
  private var byteStore: NumberLaneStore<UInt8>
  private let costs: Lane
  private let next: Lane
  private let setOfState: Lane
  private let priceOfState: Lane
  /// For the narrow fields one after the other: each state's predecessor with a bit 0 dropped, and what its window counts then
  /// and with a bit 1 dropped.
  private let sources: Lane
  private let keptCosts: Lane
  private let lostCosts: Lane
  /// What windows count that are not complete.
  private let noCosts: Lane
  private let narrowCount: Int
  private let dropped: NumberLane<UInt8>
  private var lastState: Int32 = 0

  private static let never = Int32.max / 4
  /// Rows shorter than this are not worth a loop.
  private static let shortestRow = 16
  /// Positions after which the least cost is taken away from all: until then they stay far under `never`.
  private static let positionsBetweenCuts = 16

  /// Room for a group's states and positions.
  init(_ group: RatioGroup) {
    self.group = group
    let states = 1 << group.width
    self.states = Int32(states)
    narrowCount = group.fields.filter { 1 << $0.offset < CheapestPath.shortestRow }.count
    store = LaneStore(capacity: states * (5 + 3 * narrowCount))
    let bytes = (group.decided.count * group.fields.count) << group.width
    byteStore = NumberLaneStore(capacity: bytes)
    costs = store.lane(states)
    next = store.lane(states)
    setOfState = store.lane(states)
    priceOfState = store.lane(states)
    sources = store.lane(states * narrowCount)
    keptCosts = store.lane(states * narrowCount)
    lostCosts = store.lane(states * narrowCount)
    noCosts = store.lane(states)
    dropped = byteStore.lane(bytes)
    for state in 0..<Int32(states) {
      var set: Int32 = 0
      for (index, field) in group.fields.enumerated() {
        if state >> Int32(field.offset) & 1 == 1 { set |= 1 << Int32(index) }
        guard index < narrowCount else { continue }
        let place = Int32(index * states) + state
        sources[place] = CheapestPath.source(of: state, field)
        let ones = Int32((state & CheapestPath.mask(field)).nonzeroBitCount)
        keptCosts[place] = violation(ones, Int32(clamping: field.most))
        lostCosts[place] = violation(ones + 1, Int32(clamping: field.most))
      }
      setOfState[state] = set
    }
  }

  private static func mask(_ field: RatioGroup.Field) -> Int32 {
    ((Int32(1) << Int32(field.width)) - 1) << Int32(field.offset)
  }

  /// The state before, if the bit that a field dropped was 0.
  private static func source(of state: Int32, _ field: RatioGroup.Field) -> Int32 {
    let value = (state & mask(field)) >> Int32(field.offset)
    return state & ~mask(field) | (value >> 1) << Int32(field.offset)
  }

  /// What the cheapest order costs, its prices among it.
  mutating func solve(_ prices: [Int32]) -> Int64 {
    for state in 0..<states { costs[state] = CheapestPath.never }
    costs[Int32(group.start)] = 0
    setPrices(prices, decided: -1)
    var (base, fixed) = (Int64(0), -1)
    for (position, decided) in group.decided.enumerated() {
      if decided != fixed { setPrices(prices, decided: decided) }
      fixed = decided
      var (from, to) = (costs, next)
      for index in group.fields.indices {
        if index < narrowCount { tablePass(index, position, from, to) } else { rowPass(index, position, from, to) }
        swap(&from, &to)
      }
      pay(from: from)
      if position % CheapestPath.positionsBetweenCuts == 0 { base += cut() }
    }
    var least = Int32.max
    for state in 0..<states where costs[state] < least { (least, lastState) = (costs[state], state) }
    return base + Int64(least)
  }

  private func setPrices(_ prices: [Int32], decided: Int) {
    let paid = prices.indices.map { set in
      group.counts[set] == 0 || (decided >= 0 && decided != set) ? CheapestPath.never : prices[set]
    }
    for state in 0..<states { priceOfState[state] = paid[Int(setOfState[state])] }
  }

  /// Adds the price of each state's newest car.
  private func pay(from: Lane) {
    for state in 0..<states { costs[state] = min(from[state], CheapestPath.never) &+ priceOfState[state] }
  }

  /// Takes the least cost away from all states, so that 32 bits hold them.
  private func cut() -> Int64 {
    var least = Int32.max
    for state in 0..<states { least = min(least, costs[state]) }
    for state in 0..<states { costs[state] = min(costs[state], CheapestPath.never) &- least }
    return Int64(least)
  }

  /// A narrow field takes its new bit.
  private func tablePass(_ index: Int, _ position: Int, _ from: Lane, _ to: Lane) {
    let field = group.fields[index]
    let oldest = Int32(1) << Int32(field.offset + field.width - 1)
    let source = sources.from(Int32(index) * states)
    let isComplete = isComplete(field, position)
    let keptCost = isComplete ? keptCosts.from(Int32(index) * states) : noCosts
    let lostCost = isComplete ? lostCosts.from(Int32(index) * states) : noCosts
    let bits = dropped.from(row(position, index))
    for state in 0..<states {
      let before = source[state]
      let ifKept = from[before] &+ keptCost[state]
      let ifLost = from[before &+ oldest] &+ lostCost[state]
      to[state] = min(ifKept, ifLost)
      bits[state] = ifLost < ifKept ? 1 : 0
    }
  }

  /// A wide field takes its new bit.
  private func rowPass(_ index: Int, _ position: Int, _ from: Lane, _ to: Lane) {
    let field = group.fields[index]
    let stride: Int32 = 1 << Int32(field.offset)
    let values: Int32 = 1 << Int32(field.width)
    let oldest = stride << Int32(field.width - 1)
    let bits = dropped.from(row(position, index))
    let limit = isComplete(field, position) ? Int32(clamping: field.most) : Int32.max - 1
    for value in 0..<values {
      let inside = Int32(value.nonzeroBitCount)
      let (one, more) = (violation(inside, limit), violation(inside + 1, limit))
      var high: Int32 = 0
      while high < states {
        let source = high &+ (value >> 1) &* stride
        let target = high &+ value &* stride
        // Rows of their own, so that the compiler sees neighbours.
        let (kept, lost) = (from.from(source), from.from(source &+ oldest))
        let (cost, bit) = (to.from(target), bits.from(target))
        for low in 0..<stride {
          let (ifKept, ifLost) = (kept[low] &+ one, lost[low] &+ more)
          cost[low] = min(ifKept, ifLost)
          bit[low] = ifLost < ifKept ? 1 : 0
        }
        high &+= values &* stride
      }
    }
  }

  /// Whether the window that ends at a position has all its cars.
  private func isComplete(_ field: RatioGroup.Field, _ position: Int) -> Bool { position + field.known >= field.width }

  /// Where the dropped bits of a position and field begin.
  private func row(_ position: Int, _ index: Int) -> Int32 {
    Int32((position * group.fields.count + index) << group.width)
  }

  @inline(__always)
  private func violation(_ inside: Int32, _ most: Int32) -> Int32 {
    if inside <= most { return 0 }
    return group.countsExcess ? (inside &- most) &* ClassPrices.unit : ClassPrices.unit
  }

  /// How often the cheapest order of the last `solve` takes each set.
  func counts() -> [Int] {
    var counts = Array(repeating: 0, count: group.counts.count)
    var state = lastState
    for position in group.decided.indices.reversed() {
      counts[Int(setOfState[state])] += 1
      for (index, field) in group.fields.enumerated().reversed() {
        let bit = Int32(dropped[row(position, index) + state])
        state = CheapestPath.source(of: state, field) | bit << Int32(field.offset + field.width - 1)
      }
    }
    return counts
  }

  /// What so many cars of each set pay.
  func paid(_ prices: [Int32], _ counts: [Int]) -> Int64 {
    zip(prices, counts).reduce(0) { $0 + Int64($1.0) * Int64($1.1) }
  }
}
