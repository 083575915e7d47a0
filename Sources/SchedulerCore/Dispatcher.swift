/// One pass of event-driven list scheduling: at every instant at which a machine is free and open, it takes the most
/// urgent waiting operation that it can start at once.
///
/// The clock only goes forward, over a heap of events of two kinds: an operation has become ready, and a machine should
/// look for work (it has ended an operation, opens, or something waits for it while it is idle). A machine has one
/// valid event at a time, `wake`; others in the heap are stale and skipped. With waiting lines ordered by kinetic heaps
/// an operation costs O(log n), and a look for work O(families).
///
/// Three things are placed ahead of the clock, after which the pass plans around them: locked operations; before all
/// others, whatever a locked operation waits for or is tied to by a maximum lag; and the members of a unit tied by maximum
/// lags, all when the first of them is dispatched.
struct Dispatcher {
  let model: PlanningModel
  let rule: DispatchingRule
  var timeline: Timeline
  var faults: [SchedulingFault] = []

  /// When all predecessors placed so far, release and material let an operation start.
  var ready: [Time]
  /// Predecessors outside the unit that are not placed yet, counted at the unit.
  var pending: [Int]
  var lines: [WaitingLine]
  let lineOfOperation: [Int]
  let linesOfMachine: [[Int]]
  let setUpUnits: [Int64]
  let logarithms: [Int64]
  var stage: [WaitingLine.Stage]
  var events = MinimumHeap()
  var clock: Time
  var wake: [Time]
  /// Until when the operation that each machine has taken, with its set-up, keeps it.
  var busyUntil: [Time]
  /// Units that have nothing to wait for since the last placement.
  var freed: [Int] = []

  init(_ model: PlanningModel, lines plan: LinePlan, rule: DispatchingRule) {
    self.model = model
    self.rule = rule
    timeline = Timeline(model)
    ready = model.readiest
    clock = model.problem.now
    let count = model.problem.operations.count
    pending = Array(repeating: 0, count: count)
    lines = plan.lines
    for line in lines.indices {
      lines[line].reset(doublingTime: plan.meanDurations[line] * rule.lookAhead * 69 / 10_000)
    }
    lineOfOperation = plan.lineOfOperation
    linesOfMachine = plan.linesOfMachine
    setUpUnits = plan.setUpScales.map { max(1, $0 * rule.setUpLookAhead * 69 / 10_000) }
    logarithms = plan.logarithms
    stage = Array(repeating: .absent, count: count)
    wake = Array(repeating: .max, count: model.problem.machines.count)
    busyUntil = Array(repeating: .min, count: wake.count)
  }

  /// Plans everything that can be planned.
  ///
  /// - Returns: false if something could not be placed; `faults` then tells what.
  mutating func run() -> Bool {
    placeLocks()
    countPending()
    placeForced()
    guard faults.isEmpty else { return false }
    for operation in model.order where isDispatchable(operation) && pending[operation] == 0 { announce(operation) }
    while let event = events.first {
      events.removeFirst()
      clock = event.key
      if Int(event.item) < stage.count {
        arrive(Int(event.item))
      } else {
        look(Int(event.item) - stage.count)
      }
      if !faults.isEmpty { return false }
    }
    faults = model.order.filter { !timeline.isPlaced($0) }.sorted().map { .beyondHorizon(operation: $0) }
    return faults.isEmpty
  }

  /// Whether an operation stands for a unit that waits to be dispatched.
  private func isDispatchable(_ operation: Int) -> Bool {
    model.unit[operation] == operation && !isPlacedUnit(operation)
  }

  func isPlacedUnit(_ unit: Int) -> Bool {
    model.members[unit].isEmpty ? timeline.isPlaced(unit) : model.members[unit].allSatisfy(timeline.isPlaced)
  }

  /// The operation that stands for a unit in the waiting lines: its first that is not locked.
  func leader(of unit: Int) -> Int {
    model.members[unit].first { !timeline.isPlaced($0) } ?? unit
  }

  /// All that the unit waits for is placed: it becomes ready at a known time. The leader alone may have been ready
  /// before the last that the unit waited for was placed, but the clock must not go back.
  mutating func announce(_ unit: Int) {
    let leader = leader(of: unit)
    events.insert(leader, key: max(ready[leader], clock))
  }

  private mutating func arrive(_ operation: Int) {
    let line = lineOfOperation[operation]
    lines[line].join(
      operation, logarithm: logarithms[operation], latestStart: rule.latestStarts[operation], clock: clock,
      stage: &stage)
    for machine in lines[line].machines where busyUntil[machine] <= clock { requestLook(machine, from: clock) }
  }

  /// Wakes a machine at an instant, or when it is open next, unless it wakes before.
  mutating func requestLook(_ machine: Int, from time: Time) {
    guard wake[machine] > time, let opening = model.openTime(of: machine).opening(from: time), wake[machine] > opening
    else { return }
    wake[machine] = opening
    events.insert(stage.count + machine, key: opening)
  }
}
