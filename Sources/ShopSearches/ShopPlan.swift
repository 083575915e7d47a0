import FlatArrays

/// A complete choice of machines and sequences with what follows from it: heads, tails and the makespan.
///
/// The invariant, restored by every change: `order` is a topological order of the disjunctive graph, `position` is its
/// inverse, and for each operation
/// - `jobHead` is when its release and its given predecessors let it start,
/// - `end` is its duration after the later of `jobHead` and the end of its machine predecessor,
/// - `jobTail` is the longest path that begins after it through a given successor,
/// - `tail` is its duration before the longer of `jobTail` and the tail of its machine successor.
///
/// So the longest path through an operation is `end + tail - duration`, and the makespan is the latest end.
///
/// `source` has position above all and `sink` below all in the comparisons of the updates, which therefore need no
/// branch for missing neighbours; both have durations, ends and tails of 0.
struct ShopPlan: ~Copyable {
  /// What is planned.
  let shop: Shop
  private var store: LaneStore
  /// See `Shop.releases`.
  let release: Lane
  /// See `Shop.predecessors`.
  let jobPredecessor: Lane
  /// See `Shop.successors`.
  let jobSuccessor: Lane
  /// The machine chosen for each operation.
  let machine: Lane
  /// Its duration there.
  let duration: Lane
  /// The operation before it on its machine, or `source`.
  let machinePredecessor: Lane
  /// The operation after it on its machine, or `sink`.
  let machineSuccessor: Lane
  /// The first operation of each machine, or `sink`.
  let firstOfMachine: Lane
  /// See `ShopPlan`.
  let order: Lane
  /// See `ShopPlan`.
  let position: Lane
  /// See `ShopPlan`.
  let jobHead: Lane
  /// See `ShopPlan`.
  let end: Lane
  /// See `ShopPlan`.
  let jobTail: Lane
  /// See `ShopPlan`.
  let tail: Lane
  /// Operations without a given successor, after their number.
  let lastOperations: Lane
  /// How many there are.
  let lastCount: Int32
  /// 0 between changes; 1 for vertices that a reordering has seen.
  let mark: Lane
  /// Room for a stretch of `order` while it is rearranged.
  let buffer: Lane
  /// Whether `shop.moreArcs` holds anything.
  let hasMoreArcs: Bool
  /// The latest end.
  var makespan: Int32 = 0

  /// Room for a plan of a shop; nothing is planned before `load`.
  init(_ shop: Shop) {
    let count = Int(shop.count)
    let vertices = count + 2
    self.shop = shop
    store = LaneStore(capacity: 16 * vertices + Int(shop.machines))
    release = store.lane(shop.releases + [0, 0])
    jobPredecessor = store.lane(shop.predecessors + [shop.source, shop.source])
    jobSuccessor = store.lane(shop.successors + [shop.sink, shop.sink])
    machine = store.lane(vertices)
    duration = store.lane(vertices)
    machinePredecessor = store.lane(vertices, filledWith: shop.source)
    machineSuccessor = store.lane(vertices, filledWith: shop.sink)
    firstOfMachine = store.lane(Int(shop.machines), filledWith: shop.sink)
    order = store.lane(count)
    position = store.lane(vertices)
    jobHead = store.lane(vertices)
    end = store.lane(vertices)
    jobTail = store.lane(vertices)
    tail = store.lane(vertices)
    mark = store.lane(vertices)
    buffer = store.lane(count)
    let last = (0..<shop.count).filter {
      shop.successors[Int($0)] == shop.sink && shop.moreArcs.outOf($0).isEmpty
    }
    lastOperations = store.lane(last)
    lastCount = Int32(last.count)
    hasMoreArcs = !shop.moreArcs.isEmpty
    position[shop.source] = .max
    position[shop.sink] = -1
  }
}
