import Threads

/// The best schedule of a small problem, where it may pay or be needed to wait: with earliness or an energy tariff in the
/// objective, or with maximum lags and shared resources together.
///
/// A branch decides some machines, some orders of operations that cannot be under way together, and a range of starts
/// for each operation. What it decides holds as bounds of one kind only: one operation starts no sooner than a growing function
/// of the start of another. Such bounds have a least solution, found by raising starts until all hold; it is the
/// schedule that the branch looks at, and no schedule of the branch has anything earlier. In turn, a branch is
/// - left, if the least that its ranges can cost is no less than the best schedule known;
/// - split by the machine of an operation, as long as one is open;
/// - split by a start, if waiting could save anything: the operation starts before an instant or not (`RaisedStart`);
/// - split by orders, if its least times have operations under way together that cannot be (`OrderConflict`);
/// - otherwise its least times are a schedule.
///
/// Starts are split at *events* only. Between two events of an operation, it and all that it pushes move by the same time, at
/// costs that change evenly: they meet no edge of a calendar or price, and touch nothing more that they would push. That
/// suffices. Take, of the best schedules, the one whose starts have the least sum; it lies in some branch that is split no
/// further, with least times L. Let S be what starts later in it than in L. Of S, what costs more the later it ends is only
/// pushed by the rest of S, else it could be put back. If all of the rest starts before its next event after L, then nothing of S touches
/// anything outside of S, and all of S can be moved together by one unit, to either side, with costs that change evenly:
/// one side costs less, or the earlier one no more. Neither can be, so S is empty, and the schedule is L.
///
/// With efficiencies other than the full one, costs do not change evenly between events: then nothing is searched that may
/// gain by waiting. All else holds, as who starts later never ends earlier.
///
/// With shared resources this holds as well: if in a schedule all pairs of operations that were apart stay in their order,
/// whatever is under way together now was so, pair by pair, before, hence (as intervals that meet pair by pair meet
/// in one instant) all at once, and there was enough for it.
struct ExactOrderSearch {
  /// The most operations that are placed, however long there is.
  static let mostWork: Int64 = 4_000_000
  /// The most stretches of one price over which operations could start, counted over all their machines.
  static let mostPrices = 20_000

  /// What is planned.
  let model: PlanningModel
  /// How many operations may still be placed.
  var budget: Int64
  private var poll: StopPoll
  /// The best schedule so far, if there is any.
  private(set) var best: Schedule?
  /// What is there of shared resources, of which nothing is taken.
  let resources: SharedUse
  /// The energy of each alternative by its start; empty where nobody asks.
  let prices: [StartPrices]
  /// For each machine the least open time between two operations, by the first (one up; 0 is the beginning) and the second.
  let separations: [[Time]]
  /// Maximum lags, as indices of precedences.
  let maximumLags: [Int]
  /// Whether an objective may gain by delay.
  let mayWait: Bool
  /// When the price of energy changes, from the beginning of the horizon on.
  let priceChanges: [Time]

  /// A search that has not begun; nil where the problem is too large for it.
  init?(_ model: PlanningModel, _ schedule: Schedule?, budget: Int64, stop: StopCheck = .never) {
    let problem = model.problem
    guard problem.operations.count <= ExactSearch.mostOperations else { return nil }
    self.model = model
    self.budget = min(budget, ExactOrderSearch.mostWork)
    poll = StopPoll(stop, every: 64)
    best = schedule
    resources = SharedUse(problem, model.openTimes)
    let countsEnergy = problem.objective.counts(.energy)
    mayWait = countsEnergy || problem.objective.counts(.earliness)
    // Between two events costs would not change evenly, as the time that an operation takes changes with its start.
    if mayWait && model.openTimes.contains(where: { $0.rates != nil }) { return nil }
    maximumLags = problem.precedences.indices.filter { problem.precedences[$0].maximumLag != nil }
    separations = problem.machines.indices.map { ExactOrderSearch.separations(model, machine: $0) }
    guard countsEnergy, let tariff = problem.tariff else {
      prices = []
      priceChanges = []
      return
    }
    guard let changes = tariff.changes(in: problem.horizon, atMost: ExactOrderSearch.mostPrices) else { return nil }
    priceChanges = changes
    prices = (0..<model.durations.count).map { StartPrices(model, alternative: $0, changes: changes) }
    if prices.reduce(0, { $0 + $1.starts.count }) > ExactOrderSearch.mostPrices { return nil }
  }

  /// Searches until all is tried, the budget is spent or the check says stop.
  ///
  /// - Returns: whether all was tried, so that `best` is the best there is.
  mutating func run() -> Bool {
    // The branches that are left, the next last. They may lie as deep as there are events, too deep to call for each.
    var open = PartialOrder(model).map { [$0] } ?? []
    while let order = open.popLast() {
      open += branches(of: order).reversed()
      if budget <= 0 || poll.spend() { return false }
    }
    return true
  }

  /// The branches that a partial order splits into; none where it comes to nothing better than is known, or to a schedule.
  private mutating func branches(of given: PartialOrder) -> [PartialOrder] {
    var order = given
    guard settle(&order) else { return [] }
    let bound = levels(order, isBound: true)
    if let best, !bound.lexicographicallyPrecedes(best.figures.levels) { return [] }
    // What waits for nothing is best resolved as it comes, else not before it is known where everything wants to be.
    if !mayWait, let conflict = conflict(order) { return branches(of: order, conflict) }
    if let operation = model.order.first(where: { order.alternative[$0] < 0 }) {
      return choices(of: operation, order).map { choice in
        var branch = order
        branch.alternative[operation] = choice
        return branch
      }
    }
    if mayWait, let raised = raisedStart(order, bound: bound) {
      if let conflict = conflictOfWishes(order, bound: bound) { return branches(of: order, conflict) }
      return branches(of: order, raised)
    }
    if let conflict = conflict(order) { return branches(of: order, conflict) }
    let schedule = schedule(order)
    if best.map({ schedule.figures < $0.figures }) ?? true { best = schedule }
    guard bound.lexicographicallyPrecedes(schedule.figures.levels), let pair = openPair(order) else { return [] }
    return branches(of: order, .order(pair.0, pair.1))
  }

  /// A conflict that comes up when everything waits for what is best for it; if there is none, that is a schedule.
  private mutating func conflictOfWishes(_ order: PartialOrder, bound: [Int64]) -> OrderConflict? {
    var wishes = order
    var bound = bound
    while let raised = raisedStart(wishes, bound: bound), raised.isWish {
      wishes.start[raised.operation] = raised.start
      guard settle(&wishes) else { return nil }
      bound = levels(wishes, isBound: true)
    }
    if let conflict = conflict(wishes) { return conflict }
    let schedule = schedule(wishes)
    if best.map({ schedule.figures < $0.figures }) ?? true { best = schedule }
    return nil
  }

  private func branches(of order: PartialOrder, _ raised: RaisedStart) -> [PartialOrder] {
    var later = order
    later.start[raised.operation] = raised.start
    var sooner = order
    sooner.latest[raised.operation] = raised.start - 1
    sooner.disappointed |= 1 << raised.operation
    return [later, sooner]
  }

  /// The least times as they are.
  private func schedule(_ order: PartialOrder) -> Schedule {
    let sequences = model.problem.machines.indices.map { sequence(on: $0, order) }
    return Schedule(model, sequences: sequences, starts: order.start, ends: order.end)
  }

  /// What is on a machine for sure, by starts.
  func sequence(on machine: Int, _ order: PartialOrder) -> [Int] {
    order.start.indices.filter { self.machine(of: $0, order) == machine }
      .sorted { (order.start[$0], $0) < (order.start[$1], $1) }
  }

  /// The machine of an operation; -1 if it is open.
  func machine(of operation: Int, _ order: PartialOrder) -> Int {
    order.alternative[operation] < 0 ? -1 : Int(model.alternativeMachines[order.alternative[operation]])
  }
}
