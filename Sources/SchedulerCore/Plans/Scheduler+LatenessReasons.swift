import Searches

extension Scheduler {
  /// Why a job is complete when it is: its critical chain, told forward in time.
  ///
  /// The chain ends with the job's last operation. Each operation is preceded by what it waited for once it was ready,
  /// and that by whatever made it ready last: a predecessor (also of another job), material, or release. The stretches
  /// adjoin each other, the last ends with the job's completion, and the first begins when planning or the first
  /// operation of the chain may begin.
  ///
  /// - Parameter schedule: a schedule of this scheduler's problem.
  /// - Returns: the stretches; empty for a job without operations.
  /// - Complexity: linear in the operations of the job, and in those that it waited behind; for each wait of an operation that
  ///   demands shared resources, linear in all operations.
  public func latenessReasons(of job: Int, in schedule: Schedule) -> [LatenessReason] {
    var account = WaitingAccount(model, schedule)
    var operation = model.operationsOfJob[job].max {
      (schedule.assignments[$0].end, -$0) < (schedule.assignments[$1].end, -$1)
    }
    var until = Time.max
    while let current = operation {
      let next = account.tell(current, until: until)
      operation = next?.operation
      until = next?.time ?? .max
    }
    return account.reasons.reversed()
  }
}

/// Collects the stretches of a critical chain backward in time.
private struct WaitingAccount {
  let model: PlanningModel
  let schedule: Schedule
  private(set) var reasons: [LatenessReason] = []

  init(_ model: PlanningModel, _ schedule: Schedule) {
    self.model = model
    self.schedule = schedule
  }

  /// Tells an operation's stretches up to an instant, and returns the predecessor that made it ready last, and when.
  mutating func tell(_ operation: Int, until: Time) -> (operation: Int, time: Time)? {
    let assignment = schedule.assignments[operation]
    add(operation, .processing, assignment.start..<min(assignment.end, until))
    let last = lastPredecessor(of: operation)
    let isLocked = model.problem.operations[operation].lock != nil
    let own = isLocked ? assignment.start : model.readiest[operation]
    guard let last, last.time >= own || isLocked else {
      tellWaiting(of: operation, from: own)
      tellBeginning(of: operation)
      return nil
    }
    if isLocked {
      add(operation, .locked, last.time..<max(last.time, assignment.start))
    } else {
      tellWaiting(of: operation, from: last.time)
    }
    let end = schedule.assignments[last.operation].end
    add(operation, .lag(predecessor: last.operation), end..<max(end, last.time))
    return last
  }

  private mutating func add(_ operation: Int, _ cause: LatenessReason.Cause, _ interval: Range<Time>) {
    guard !interval.isEmpty else { return }
    let machine = schedule.assignments[operation].machine
    reasons.append(LatenessReason(operation: operation, machine: machine, cause: cause, interval: interval))
  }

  private func lastPredecessor(of operation: Int) -> (operation: Int, time: Time)? {
    var last: (operation: Int, time: Time)?
    for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
      let predecessor = model.predecessors.heads[edge]
      let time = opening(model.predecessors.labels[edge], before: operation, after: predecessor)
      if last.map({ time > $0.time }) ?? true { last = (predecessor, time) }
    }
    return last
  }

  private func opening(_ precedence: Int, before operation: Int, after predecessor: Int) -> Time {
    let given = schedule.assignments[predecessor]
    let opening = model.opening(
      precedence, alternative: alternative(of: predecessor), start: given.start, end: given.end)
    let bound = model.tailBound(precedence, alternative: alternative(of: operation), predecessorEnd: given.end)
    return max(opening, bound)
  }

  private func alternative(of operation: Int) -> Int {
    (model.alternativeRows[operation]..<model.alternativeRows[operation + 1]).first {
      Int(model.alternativeMachines[$0]) == schedule.assignments[operation].machine
    }!
  }

  /// Material and release, whichever was last, before the first operation of the chain.
  private mutating func tellBeginning(of operation: Int) {
    guard model.problem.operations[operation].lock == nil else { return }
    let release = max(model.problem.now, model.problem.jobs[model.problem.operations[operation].job].release)
    add(operation, .material, release..<model.readiest[operation])
    add(operation, .release, model.problem.now..<release)
  }

  /// What happened on the machine between an operation's being ready and its start, backward.
  private mutating func tellWaiting(of operation: Int, from ready: Time) {
    let assignment = schedule.assignments[operation]
    guard ready < assignment.start else { return }
    var time = max(ready, min(assignment.setUpStart, assignment.start))
    tellOpen(operation, .setUp, time..<assignment.start)
    let sequence = schedule.sequences[assignment.machine]
    var position = sequence.partitioningIndex { schedule.assignments[$0].start >= assignment.start } - 1
    while time > ready {
      let other = position >= 0 ? schedule.assignments[sequence[position]] : nil
      let free = max(ready, min(time, other?.end ?? ready))
      tellIdle(operation, free..<time)
      time = free
      guard let other else { break }
      let busy = max(ready, min(time, other.setUpStart))
      add(operation, .machineBusy(with: sequence[position]), busy..<time)
      time = busy
      position -= 1
    }
  }

  /// A stretch that is one thing while the machine is open.
  private mutating func tellOpen(_ operation: Int, _ cause: LatenessReason.Cause, _ interval: Range<Time>) {
    forEachStretch(of: interval, operation) { account, stretch, closing in
      account.add(operation, closing == nil ? .calendarClosed : cause, stretch)
    }
  }

  private mutating func tellIdle(_ operation: Int, _ interval: Range<Time>) {
    if interval.isEmpty { return }
    let end = schedule.assignments[operation].end
    let demands = model.problem.operations[operation].demands
    let use = demands.isEmpty ? nil : SharedUse(model, schedule, beside: operation, during: interval.lowerBound..<end)
    forEachStretch(of: interval, operation) { account, stretch, closing in
      guard let closing else { return account.add(operation, .calendarClosed, stretch) }
      for (cause, piece) in account.hindrances(operation, stretch, closing: closing, use).reversed() {
        account.add(operation, cause, piece)
      }
    }
  }

  /// Why an operation did not start in a stretch in which its machine was open and free, cut where another reason begins.
  private func hindrances(
    _ operation: Int, _ stretch: Range<Time>, closing: Time, _ use: SharedUse?
  ) -> [(cause: LatenessReason.Cause, interval: Range<Time>)] {
    var pieces: [(cause: LatenessReason.Cause, interval: Range<Time>)] = []
    let isInterruptible = model.problem.operations[operation].interruptible
    let duration = model.durations[alternative(of: operation)]
    let open = model.openTime(of: schedule.assignments[operation].machine)
    var time = stretch.lowerBound
    while time < stretch.upperBound {
      let rest = time..<stretch.upperBound
      guard let place = open.place(duration: duration, interruptible: isInterruptible, from: time), place.start == time
      else { return pieces + [(.closesTooSoon, rest)] }
      guard let shortage = use?.shortage(model.problem.operations[operation].demands, from: time, until: place.end)
      else { return pieces + [(isTied(operation) ? .maximumLag : .machineReserved, rest)] }
      let until = min(shortage.until, stretch.upperBound)
      if let last = pieces.last, last.cause == .sharedResource(shortage.resource) {
        pieces[pieces.count - 1].interval = last.interval.lowerBound..<until
      } else {
        pieces.append((.sharedResource(shortage.resource), time..<until))
      }
      time = until
    }
    return pieces
  }

  /// Whether a successor has to follow within a maximum lag.
  private func isTied(_ operation: Int) -> Bool {
    (model.successors.rows[operation]..<model.successors.rows[operation + 1]).contains {
      model.problem.precedences[model.successors.labels[$0]].maximumLag != nil
    }
  }

  /// Cuts a stretch at the openings and closings of an operation's machine, and visits the parts backward, each with
  /// the machine's next closing if it is open.
  private mutating func forEachStretch(
    of interval: Range<Time>, _ operation: Int, _ visit: (inout WaitingAccount, Range<Time>, Time?) -> Void
  ) {
    let open = model.openTime(of: schedule.assignments[operation].machine)
    var time = interval.upperBound
    while time > interval.lowerBound {
      // The open interval that the last instant before `time` lies in or after.
      let index = open.index(at: time - 1)
      let isOpen = index >= 0 && time <= open.ends[index]
      let edge = index < 0 ? interval.lowerBound : isOpen ? open.starts[index] : open.ends[index]
      let begin = max(interval.lowerBound, edge)
      visit(&self, begin..<time, isOpen ? open.ends[index] : nil)
      time = begin
    }
  }
}
