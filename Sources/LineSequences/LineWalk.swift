import FlatArrays

/// An order of cars that is changed move by move, with all that is needed to judge a move in constant time.
///
/// For each ratio, `counts` holds the cars with the option in every window. What a car with the option would add to the
/// violations at a position where there was none is the number of windows around it that are full to the brim: `gains`. What
/// taking one away would mend is the number of windows that are just over: `losses`. Both are kept for every position and ratio, as
/// moves are tried far more often than made. Exchanging two cars so far apart that no window holds both costs two
/// look-ups for each option that only one of them has; nearer ones are corrected for the windows that hold both (`swapChange`).
/// A move that is made walks the windows around it and, where one has become full or over or no longer is, the positions
/// in that window (`shift`): so gains and losses are right again after every move.
///
/// Stretches that are rotated or turned change only the windows across their ends and are judged by those. Deviations of
/// parts are kept as sums up to every position. Everything is held against counting anew in the tests.
struct LineWalk: ~Copyable {
  /// What is walked on.
  let model: LineModel
  /// The model's, for quick reading, as a copy of the model costs more than a move.
  let positions: Int32
  /// The model's ratios.
  let ratioCount: Int32
  /// The model's levelled parts.
  let parts: Range<Int>
  /// Whether there are levelled parts.
  let hasParts: Bool
  /// Whether colours matter.
  let hasPaint: Bool
  private var store: LaneStore
  private var wideStore: NumberLaneStore<Int64>
  /// The class at each position.
  let cars: Lane
  /// For each ratio and beginning of a window its cars with the option.
  let counts: Lane
  /// For each position and ratio what one car more would add.
  let gains: Lane
  /// For each position and ratio what one car less would mend.
  let losses: Lane
  /// A copy of a stretch, to go back to.
  let kept: Lane
  /// The model's `masks`, as bit patterns.
  let masks: NumberLane<Int64>
  /// The model's, for quick reading.
  let ratioWeights: NumberLane<Int64>
  /// The model's, for quick reading.
  let most: Lane
  /// The model's, for quick reading.
  let window: Lane
  /// The model's, for quick reading.
  let firstWindow: Lane
  /// The model's, for quick reading.
  let lastWindow: Lane
  /// The model's, for quick reading.
  let colours: Lane
  /// For each part and position the sum of its deviations up to there.
  let deviations: NumberLane<Int64>
  /// The positions of today that are not decided.
  let open: Lane
  /// How many those are.
  let openCount: Int32
  /// For each position, and the end, the decided ones before it.
  let decidedBefore: Lane
  /// Whether a window that is just over is mended by one car less, and another is not; 0 if every car too many counts.
  let onlyJustOver: Bool
  /// The weighted units of the order as it stands.
  var cost: Int64 = 0
  /// The best order since `load`, by positions, unless it is the one that stands.
  let best: Lane
  /// Its cost.
  var bestCost = Int64.max
  /// Whether the best order is in `best`. It is copied there when it is left for a worse one: on the way down there would be a copy for
  /// every move otherwise.
  var isBestNoted = false

  /// Room for a walk; `load` comes before anything else.
  init(_ model: LineModel) {
    self.model = model
    positions = model.positions
    ratioCount = model.ratioCount
    parts = model.partWeights.indices
    hasParts = !model.partWeights.isEmpty
    hasPaint = model.paint != nil
    let (positions, ratios) = (Int(model.positions), Int(model.ratioCount))
    let classes = model.masks.count
    store = LaneStore(capacity: positions * (5 + 3 * ratios) + 1 + 4 * ratios + classes)
    wideStore = NumberLaneStore(capacity: classes + ratios + positions * model.partWeights.count)
    cars = store.lane(model.decided)
    counts = store.lane(positions * ratios)
    gains = store.lane(positions * ratios)
    losses = store.lane(positions * ratios)
    kept = store.lane(positions)
    best = store.lane(positions)
    most = store.lane(model.most)
    window = store.lane(model.window)
    firstWindow = store.lane(model.firstWindow)
    lastWindow = store.lane(model.lastWindow)
    colours = store.lane(model.colours)
    masks = wideStore.lane(model.masks.map { Int64(bitPattern: $0) })
    ratioWeights = wideStore.lane(model.ratioWeights)
    deviations = wideStore.lane(positions * model.partWeights.count)
    onlyJustOver = !model.countsExcess
    open = store.lane(positions)
    decidedBefore = store.lane(positions + 1)
    var (openCount, decided) = (Int32(0), Int32(0))
    for position in 0..<model.positions {
      decidedBefore[position] = decided
      if model.decided[Int(position)] >= 0 {
        decided += 1
      } else {
        open[openCount] = position
        openCount += 1
      }
    }
    decidedBefore[model.positions] = decided
    self.openCount = openCount
  }

  /// Begins again with an order of today's cars.
  mutating func load(_ order: [Int32]) {
    precondition(order.count == Int(model.cars), "an order has all cars of the day")
    for (index, kind) in order.enumerated() { cars[model.lead + Int32(index)] = kind }
    cost = 0
    for ratio in 0..<ratioCount { loadWindows(ratio) }
    if hasPaint { cost += paintCost(model.lead, positions - 1) }
    for part in parts { cost += loadDeviations(part) }
    noteBest()
  }

  /// Today's cars as they stand.
  var order: [Int32] { Array(cars.prefix(Int(positions)).dropFirst(Int(model.lead))) }

  /// Today's cars as they stood when the cost was least.
  var bestOrder: [Int32] { Array(best.prefix(Int(positions)).dropFirst(Int(model.lead))) }

  /// Keeps the order as it stands as the best.
  mutating func noteBest() {
    bestCost = cost
    isBestNoted = true
    for position in 0..<positions { best[position] = cars[position] }
  }

  private mutating func loadWindows(_ ratio: Int32) {
    let ratios = ratioCount
    for position in 0..<positions {
      gains[position * ratios + ratio] = 0
      losses[position * ratios + ratio] = 0
    }
    let (first, last) = (firstWindow[ratio], lastWindow[ratio])
    guard first <= last else { return }
    for begin in first...last {
      let count = present(ratio, from: begin, to: begin + window[ratio] - 1)
      counts[ratio * positions + begin] = count
      cost += ratioWeights[ratio] * Int64(violation(count, most[ratio]))
      let (gain, loss) = (gain(count, most[ratio]), loss(count, most[ratio]))
      for position in begin..<begin + window[ratio] {
        gains[position * ratios + ratio] += gain
        losses[position * ratios + ratio] += loss
      }
    }
  }

  /// Cars with a ratio's option between two positions, both included.
  func present(_ ratio: Int32, from first: Int32, to last: Int32) -> Int32 {
    var count: Int32 = 0
    for position in first...last { count += has(ratio, at: position) }
    return count
  }

  /// 1 if the car at a position has the option of a ratio, else 0.
  @inline(__always)
  func has(_ ratio: Int32, at position: Int32) -> Int32 {
    Int32(truncatingIfNeeded: (masks[cars[position]] &>> Int64(ratio)) & 1)
  }

  /// What a window with so many cars counts.
  @inline(__always)
  func violation(_ count: Int32, _ most: Int32) -> Int32 {
    count <= most ? 0 : onlyJustOver ? 1 : count - most
  }

  /// What it counts more with one car more.
  @inline(__always)
  func gain(_ count: Int32, _ most: Int32) -> Int32 {
    count == most || (count > most && !onlyJustOver) ? 1 : 0
  }

  /// What it counts less with one car less.
  @inline(__always)
  func loss(_ count: Int32, _ most: Int32) -> Int32 {
    count == most + 1 || (count > most && !onlyJustOver) ? 1 : 0
  }
}
