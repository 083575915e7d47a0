import Threads

/// The best schedule of a small problem, by trying every order of its operations on every machine that can do them.
///
/// A branch appends one operation to the sequence of one of its machines, as early as all before it allow. Where an
/// objective never gains by delay, the best of these semi-active schedules is the best of all. So it is with shared
/// resources, as long as operations are appended in the order of their starts: take a best schedule whose starts have the
/// least sum, and one of its operations. Whatever starts later takes nothing before the operation starts, and by then the
/// operation fits with it. Were there an earlier place among those that start before it, the operation could be moved
/// there alone: it would end no later, and take nothing from its old start on that it did not take there before. Three things
/// keep the search small:
/// - Without maximum lags an operation is only appended if it starts after all appended before it (at the same time: if
///   its number is larger). Every semi-active schedule is met in the order of its starts, and in no other.
/// - With maximum lags appending may push a predecessor right, and that what comes behind it: the times are then the
///   least that keep every bound, found by raising them until all hold. The same sequences met in another order are
///   remembered and left.
/// - No branch is followed whose jobs, were each remaining operation to wait only for what is appended, would already
///   come to no less than the best schedule known.
struct ExactSearch {
  /// The largest problem that is tried.
  static let mostOperations = 10
  /// The most branches that are looked at, each of which places an operation.
  static let mostBranches: Int64 = 100_000

  let model: PlanningModel
  /// How many branches may still be looked at.
  private(set) var budget: Int64
  private var poll: StopPoll
  /// The best schedule so far.
  private(set) var best: Schedule
  /// The alternative of each appended operation; -1 for the others.
  var alternative: [Int]
  /// When each appended operation starts.
  var start: [Time]
  /// When each appended operation ends.
  var end: [Time]
  /// The appended operations, in the order of appending.
  var appended: [Int] = []
  /// For each machine its appended operations in order of time.
  var rows: [[Int]]
  /// No earlier start is possible, because of a maximum lag.
  var raised: [Time]
  /// What the appended operations take of shared resources.
  private(set) var sharedUse: SharedUse
  private let hasMaximumLags: Bool
  /// Sequences that were met; only asked whether they hold something.
  private var met: Set<[Int]> = []

  /// A search that has not begun; nil where the problem is too large for it, gains by delay, or has maximum lags and shared
  /// resources: what a maximum lag pushes right may come into the way of what is already placed.
  init?(_ model: PlanningModel, _ schedule: Schedule, budget: Int64, stop: StopCheck = .never) {
    let objective = model.problem.objective
    let count = model.problem.operations.count
    hasMaximumLags = model.maximumLags.contains { !$0.isEmpty }
    guard count <= ExactSearch.mostOperations, !(hasMaximumLags && model.sharesResources),
      !objective.counts(.earliness), !objective.counts(.energy)
    else { return nil }
    self.model = model
    self.budget = min(budget, ExactSearch.mostBranches)
    poll = StopPoll(stop, every: 64)
    best = schedule
    alternative = Array(repeating: -1, count: count)
    start = Array(repeating: 0, count: count)
    end = start
    raised = Array(repeating: .min, count: count)
    rows = Array(repeating: [], count: model.problem.machines.count)
    sharedUse = SharedUse(model.problem, model.openTimes)
  }

  /// Searches until all is tried, the budget is spent or the check says stop.
  ///
  /// - Returns: whether all was tried, so that `best` is the best there is.
  mutating func run() -> Bool {
    branch()
  }

  /// Tries everything that begins with what is appended.
  private mutating func branch() -> Bool {
    if appended.count == start.count {
      let schedule = Schedule(model, sequences: rows, starts: start, ends: end)
      if schedule.figures < best.figures { best = schedule }
      return true
    }
    let state = (start, end, raised)
    for operation in start.indices where alternative[operation] < 0 && isReady(operation) {
      for choice in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
        if budget <= 0 || poll.spend() { return false }
        budget -= 1
        var isComplete = true
        append(operation, choice)
        if settle(), isInOrder, isNew, levels.lexicographicallyPrecedes(best.figures.levels) {
          let (time, demands) = ((start[operation], end[operation]), model.problem.operations[operation].demands)
          sharedUse.take(demands, from: time.0, until: time.1)
          isComplete = branch()
          sharedUse.giveBack(demands, from: time.0, until: time.1)
        }
        takeBack()
        (start, end, raised) = state
        if !isComplete { return false }
      }
    }
    return true
  }

  private func isReady(_ operation: Int) -> Bool {
    model.predecessors.heads[model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1]]
      .allSatisfy { alternative[$0] >= 0 }
  }

  private mutating func append(_ operation: Int, _ choice: Int) {
    alternative[operation] = choice
    appended.append(operation)
    rows[Int(model.alternativeMachines[choice])].append(operation)
  }

  private mutating func takeBack() {
    let operation = appended.removeLast()
    rows[Int(model.alternativeMachines[alternative[operation]])].removeLast()
    alternative[operation] = -1
  }

  private var isInOrder: Bool {
    guard !hasMaximumLags, appended.count > 1 else { return true }
    let (before, last) = (appended[appended.count - 2], appended[appended.count - 1])
    return (start[before], before) < (start[last], last)
  }

  private var isNew: Bool {
    mutating get {
      guard hasMaximumLags else { return true }
      return met.insert(Array(rows.joined(separator: [-1]))).inserted
    }
  }

  /// Finds the least times that keep every bound; without maximum lags only those of the last operation are new.
  ///
  /// - Returns: false if there are none.
  private mutating func settle() -> Bool {
    if !hasMaximumLags { return place(appended[appended.count - 1]) }
    while true {
      for operation in appended {
        guard place(operation) else { return false }
      }
      guard let precedence = brokenLag else { return true }
      let (from, to) = (
        model.problem.precedences[precedence].predecessor, model.problem.precedences[precedence].successor
      )
      // The predecessor must not end before.
      let least = start[to] - model.problem.precedences[precedence].maximumLag!
      guard model.problem.operations[from].lock == nil else { return false }
      raised[from] = leastStart(of: from, endingFrom: least)
    }
  }

  private var brokenLag: Int? {
    model.problem.precedences.indices.first { index in
      let precedence = model.problem.precedences[index]
      guard let maximum = precedence.maximumLag, alternative[precedence.predecessor] >= 0,
        alternative[precedence.successor] >= 0
      else { return false }
      return start[precedence.successor] > end[precedence.predecessor] + maximum
    }
  }

  /// The first start from which an appended operation does not end before an instant.
  private func leastStart(of operation: Int, endingFrom least: Time) -> Time {
    let choice = alternative[operation]
    let open = model.openTime(of: Int(model.alternativeMachines[choice]))
    return open.firstStart(of: model.durations[choice], endingFrom: least)
  }
}
