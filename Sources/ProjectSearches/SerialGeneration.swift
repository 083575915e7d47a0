import FlatArrays

/// Serial schedule generation (Kelley 1963) forwards and backwards: activities are placed one by one, each as early as
/// its predecessors and the resources let it, or as late as its successors do, counted from the end.
///
/// The inner loop is the search's only hot one. What makes it short: all resources of a step are compared in one word (see
/// `ProjectNetwork`); an activity ends at a step of the line, so that its successors know where to begin looking without a
/// search; it starts at a step that exists already, because starts are moved earlier until a predecessor or a resource
/// stands against that, and so there are never more steps than activities; reading ends from the line in its order sorts the
/// activities for the next pass in linear time.
struct SerialGeneration: ~Copyable {
  /// Which way time runs.
  enum Direction: Sendable {
    /// Each activity as early as it can.
    case forward
    /// Each activity as late as it can, times counted back from the end of the project.
    case backward
  }

  private var store: LaneStore
  private var wideStore: NumberLaneStore<UInt64>
  private var line: StepLine
  private let count: Int32
  private let durations: Lane
  private let outStarts: Lane
  private let outTargets: Lane
  private let inStarts: Lane
  private let inTargets: Lane
  private let demands: NumberLane<UInt64>
  private let guards: NumberLane<UInt64>
  private let ready: Lane
  private let readySteps: Lane
  private let endSteps: Lane
  private let firstEnding: Lane
  private let lastEnding: Lane
  private let nextEnding: Lane
  /// The activities in the order in which the next pass places them.
  let order: Lane
  /// Ends of the activities after the last pass, in the time of its direction.
  let ends: Lane
  /// Passes made.
  private(set) var passes: Int64 = 0

  /// Memory for the passes over a project.
  init(_ network: ProjectNetwork) {
    let count = Int(network.count)
    let arcs = network.successors.targets.count
    store = LaneStore(capacity: 11 * count + 3 * (count + 2) + 2 * arcs)
    line = StepLine(steps: count, empty: network.capacities)
    self.count = network.count
    durations = store.lane(network.durations)
    outStarts = store.lane(network.successors.starts)
    outTargets = store.lane(network.successors.targets)
    inStarts = store.lane(network.predecessors.starts)
    inTargets = store.lane(network.predecessors.targets)
    wideStore = NumberLaneStore(capacity: network.demands.count + network.guards.count)
    demands = wideStore.lane(network.demands)
    guards = wideStore.lane(network.guards)
    ready = store.lane(count)
    readySteps = store.lane(count)
    endSteps = store.lane(count)
    firstEnding = store.lane(count + 2)
    lastEnding = store.lane(count + 2)
    nextEnding = store.lane(count)
    order = store.lane(network.topologicalOrder)
    ends = store.lane(count)
  }

  /// Places the activities of `order`, in which each comes after what it waits for in that direction.
  ///
  /// - Returns: the makespan.
  mutating func place(_ direction: Direction) -> Int32 {
    passes &+= 1
    line.clear()
    for activity in 0..<count {
      ready[activity] = 0
      readySteps[activity] = StepLine.origin
    }
    let starts = direction == .forward ? outStarts : inStarts
    let targets = direction == .forward ? outTargets : inTargets
    var makespan: Int32 = 0
    for position in 0..<count {
      let activity = order[position]
      let duration = durations[activity]
      let step = duration == 0 ? readySteps[activity] : insert(activity, duration, from: readySteps[activity])
      let end = line.time(step)
      endSteps[activity] = step
      ends[activity] = end
      makespan = max(makespan, end)
      var arc = starts[activity]
      let last = starts[activity + 1]
      while arc < last {
        let target = targets[arc]
        if end > ready[target] {
          ready[target] = end
          readySteps[target] = step
        }
        arc &+= 1
      }
    }
    return makespan
  }

  /// Takes an activity's demand from the first steps at or after a step that have it free for so long, and gives the step
  /// at which it ends.
  @inline(__always)
  private mutating func insert(_ activity: Int32, _ duration: Int32, from first: Int32) -> Int32 {
    let place = activity &* (line.moreWords &+ 1)
    let (demand, mask) = (demands[place], guards[0])
    var start = first
    var end = line.time(start) &+ duration
    var step = start
    while true {
      let isFree = ((line.free(step) | mask) &- demand) & mask == mask
      let next = line.next(step)
      if isFree && (line.moreWords == 0 || hasMore(activity, step)) {
        if line.time(next) >= end { break }
      } else {
        start = next
        end = line.time(start) &+ duration
      }
      step = next
    }
    let next = line.next(step)
    let after = line.time(next) == end ? next : line.split(step, at: end)
    step = start
    while step != after {
      line.take(demand, from: step)
      for word in 0..<line.moreWords { line.take(demands[place &+ word &+ 1], from: step, more: word) }
      step = line.next(step)
    }
    return after
  }

  private func hasMore(_ activity: Int32, _ step: Int32) -> Bool {
    for word in 0..<line.moreWords {
      let mask = guards[word &+ 1]
      let demand = demands[activity &* (line.moreWords &+ 1) &+ word &+ 1]
      if ((line.free(step, more: word) | mask) &- demand) & mask != mask { return false }
    }
    return true
  }

  /// Puts the activities into the order for a pass in the other direction: the last end first.
  ///
  /// Of activities that end together the one placed later comes first: a milestone comes before what it waits for.
  mutating func turn() {
    var step = StepLine.origin
    for step in 0..<line.count { firstEnding[step] = -1 }
    for position in 0..<count {
      let activity = order[position]
      let step = endSteps[activity]
      if firstEnding[step] < 0 { firstEnding[step] = activity } else { nextEnding[lastEnding[step]] = activity }
      lastEnding[step] = activity
      nextEnding[activity] = -1
    }
    var position = count
    while step != StepLine.never {
      var activity = firstEnding[step]
      while activity >= 0 {
        position &-= 1
        order[position] = activity
        activity = nextEnding[activity]
      }
      step = line.next(step)
    }
  }
}
