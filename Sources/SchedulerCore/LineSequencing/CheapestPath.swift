/// The cheapest order of sets of options at given prices, by dynamic programming over the states of a `RatioGroup`.
///
/// From one position to the next every field drops its oldest bit and takes a new one. The fields do so one after the
/// other, each in one pass over all states: a state's cost is the cheaper of those with the two bits that may have been
/// dropped, and the violation of the window that is now complete. So a position costs states · fields and not states ·
/// sets. Which bit was dropped is kept for every position and state, to walk back along the cheapest order.
struct CheapestPath: ~Copyable {
  private let group: RatioGroup
  private let states: Int32
  private var store: LaneStore
  private var byteStore: NumberLaneStore<UInt8>
  private let costs: Lane
  private let next: Lane
  private let setOfState: Lane
  private let dropped: NumberLane<UInt8>
  private var lastState: Int32 = 0

  private static let never = Int32.max / 4

  /// Room for a group's states and positions.
  init(_ group: RatioGroup) {
    self.group = group
    states = 1 << Int32(group.width)
    store = LaneStore(capacity: 3 << group.width)
    byteStore = NumberLaneStore(capacity: (group.decided.count * group.fields.count) << group.width)
    costs = store.lane(Int(states))
    next = store.lane(Int(states))
    setOfState = store.lane(Int(states))
    dropped = byteStore.lane((group.decided.count * group.fields.count) << group.width)
    for state in 0..<states {
      var set: Int32 = 0
      for (index, field) in group.fields.enumerated() where state >> Int32(field.offset) & 1 == 1 {
        set |= 1 << Int32(index)
      }
      setOfState[state] = set
    }
  }

  /// What the cheapest order costs, its prices among it.
  mutating func solve(_ prices: [Int32]) -> Int64 {
    for state in 0..<states { costs[state] = CheapestPath.never }
    costs[Int32(group.start)] = 0
    // A step is added to a base now and then, so that 32 bits hold the rest.
    var base: Int64 = 0
    for position in group.decided.indices {
      var (from, to) = (costs, next)
      for field in group.fields.indices {
        pass(field, position, from, to)
        swap(&from, &to)
      }
      if group.fields.count % 2 == 1 { for state in 0..<states { costs[state] = next[state] } }
      base += pay(prices, position)
    }
    var least = CheapestPath.never
    for state in 0..<states where costs[state] < least { (least, lastState) = (costs[state], state) }
    return base + Int64(least)
  }

  /// Adds the price of each state's newest car, and takes the least cost of all states away into the base.
  private func pay(_ prices: [Int32], _ position: Int) -> Int64 {
    let decided = Int32(group.decided[position])
    let paid = prices.indices.map { set in
      group.counts[set] == 0 || (decided >= 0 && decided != Int32(set)) ? CheapestPath.never : prices[set]
    }
    var least = CheapestPath.never
    for state in 0..<states {
      let cost = min(costs[state], CheapestPath.never) &+ paid[Int(setOfState[state])]
      costs[state] = cost
      if cost < least { least = cost }
    }
    for state in 0..<states { costs[state] = min(costs[state], CheapestPath.never) &- least }
    return Int64(least)
  }

  /// One field takes its new bit.
  private func pass(_ index: Int, _ position: Int, _ from: Lane, _ to: Lane) {
    let field = group.fields[index]
    let isComplete = position + field.known >= field.width
    let stride: Int32 = 1 << Int32(field.offset)
    let values: Int32 = 1 << Int32(field.width)
    let oldest = stride << Int32(field.width - 1)
    let row = dropped.from(row(position, index))
    for value in 0..<values {
      let inside = value.nonzeroBitCount
      let one = isComplete ? violation(inside, field) : 0
      let more = isComplete ? violation(inside + 1, field) : 0
      var high: Int32 = 0
      while high < states {
        let source = high &+ (value >> 1) &* stride
        let target = high &+ value &* stride
        // Rows of their own, so that the compiler sees neighbours and takes several at a time.
        let (kept, lost) = (from.from(source), from.from(source &+ oldest))
        let (cost, bit) = (to.from(target), row.from(target))
        for low in 0..<stride {
          let (ifKept, ifLost) = (kept[low] &+ one, lost[low] &+ more)
          cost[low] = min(ifKept, ifLost)
          bit[low] = ifLost < ifKept ? 1 : 0
        }
        high &+= values &* stride
      }
    }
  }

  /// Where the dropped bits of a position and field begin.
  private func row(_ position: Int, _ index: Int) -> Int32 {
    Int32((position * group.fields.count + index) << group.width)
  }

  private func violation(_ inside: Int, _ field: RatioGroup.Field) -> Int32 {
    let over = Int32(max(0, inside - field.most))
    return (group.countsExcess ? over : min(over, 1)) * ClassPrices.unit
  }

  /// How often the cheapest order of the last `solve` takes each set.
  func counts() -> [Int] {
    var counts = Array(repeating: 0, count: group.counts.count)
    var state = lastState
    for position in group.decided.indices.reversed() {
      counts[Int(setOfState[state])] += 1
      for (index, field) in group.fields.enumerated().reversed() {
        let mask = ((Int32(1) << Int32(field.width)) - 1) << Int32(field.offset)
        let value = (state & mask) >> Int32(field.offset)
        let bit = Int32(dropped[row(position, index) + state])
        let old = value >> 1 | bit << Int32(field.width - 1)
        state = state & ~mask | old << Int32(field.offset)
      }
    }
    return counts
  }

  /// What so many cars of each set pay.
  func paid(_ prices: [Int32], _ counts: [Int]) -> Int64 {
    zip(prices, counts).reduce(0) { $0 + Int64($1.0) * Int64($1.1) }
  }
}
