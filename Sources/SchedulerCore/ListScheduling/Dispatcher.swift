import Threads

/// One pass of event-driven list scheduling: at every instant at which a machine is free and open, it takes the most
/// urgent waiting operation that it can start at once.
///
/// The clock only goes forward, over a heap of events of two kinds: an operation has become ready, and a machine should
/// look for work (it has ended an operation, opens, or something waits for it while it is idle). A machine has one
/// valid event at a time, `wake`; others in the heap are stale and skipped. With waiting lines ordered by kinetic heaps
/// an operation costs O(log n), and a look for work O(families).
///
/// Three things are placed ahead of the clock, after which the pass plans around them: locked operations; before all
/// others, whatever a locked operation waits for or is tied to by a maximum lag; and the members of a unit tied by
/// maximum lags, all when the first of them is dispatched.
struct Dispatcher {
  /// What is planned.
  let model: PlanningModel
  /// By what the waiting operations are compared.
  let rule: DispatchingRule
  /// What is placed so far.
  var timeline: Timeline
  /// Why the pass failed; it stops at the first.
  var faults: [SchedulingFault] = []

  /// When all predecessors placed so far, release and material let an operation start.
  var ready: [Time]
  /// Predecessors outside the unit that are not placed yet, counted at the unit.
  var pending: [Int]
  /// One for each set of machines and family.
  var lines: [WaitingLine]
  /// The line in which an operation waits.
  let lineOfOperation: [Int]
  /// The lines from which a machine takes operations.
  let linesOfMachine: [[Int]]
  /// The mean duration of the operations of each line.
  let meanDurations: [Int64]
  /// For each machine the set-up that halves the cost, in seconds.
  let setUpUnits: [Int64]
  /// The urgency of each operation from its latest start on.
  let logarithms: [Int64]
  /// Where each operation stands in its line.
  var stage: [WaitingLine.Stage]
  /// Operations by when they are ready, machines (numbered behind the operations) by when they look for work.
  var events = MinimumHeap()
  /// The instant that the pass has come to.
  var clock: Time
  /// When each machine looks for work next; `Time.max` if it sleeps until something waits for it.
  var wake: [Time]
  /// Until when the operation that each machine has taken, with its set-up, keeps it.
  var busyUntil: [Time]
  /// Units that have nothing to wait for since the last placement.
  var freed: [Int] = []
  /// Asked after so many events and units placed ahead of them.
  var stop: StopPoll

  /// A pass by one rule, not run yet.
  init(_ model: PlanningModel, lines plan: LinePlan, rule: DispatchingRule, stop: StopCheck = .never) {
    self.model = model
    self.rule = rule
    self.stop = StopPoll(stop, every: 256)
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
    meanDurations = plan.meanDurations
    setUpUnits = rule.setUpUnits
    logarithms = rule.urgencies
    stage = Array(repeating: .absent, count: count)
    wake = Array(repeating: .max, count: model.problem.machines.count)
    busyUntil = Array(repeating: .min, count: wake.count)
  }

  /// Plans everything that can be planned.
  ///
  /// - Returns: false if something could not be placed; `faults` then tells what, and is empty where the check said stop.
  ///
  /// - Parameter reserved: jobs that are placed one after the other, each as early as possible, before all that the
  ///   clock brings; for jobs that cannot wait until a machine becomes free.
  mutating func run(reserved: [Int] = []) -> Bool {
    placeLocks()
    countPending()
    placeForced()
    for job in reserved where faults.isEmpty && !stop.isStopped { reserve(job) }
    guard faults.isEmpty, !stop.isStopped else { return false }
    for operation in model.order where isDispatchable(operation) && pending[operation] == 0 { announce(operation) }
    while let event = events.first {
      events.removeFirst()
      clock = event.key
      if Int(event.item) < stage.count {
        arrive(Int(event.item))
      } else {
        look(Int(event.item) - stage.count)
      }
      if !faults.isEmpty || stop.spend() { return false }
    }
    faults = model.order.filter { !timeline.isPlaced($0) }.sorted().map { .beyondHorizon(operation: $0) }
    return faults.isEmpty
  }

  /// Whether an operation stands for a unit that waits to be dispatched.
  private func isDispatchable(_ operation: Int) -> Bool {
    model.unit[operation] == operation && !isPlacedUnit(operation)
  }

  /// Whether all members of a unit are placed.
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
