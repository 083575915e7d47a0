import Quantities
import SchedulerCore

extension PlanAssembly {
  /// So many stretches behind other work are told one by one; more are told as a queue.
  private static let toldOneByOne = 6

  /// What a work order went through until it was done.
  func delays(of job: Int) -> [Delay] {
    var delays: [Delay] = []
    var waiting: [Delay] = []
    for reason in scheduler.latenessReasons(of: job, in: schedule) {
      let delay = delay(reason, job: job)
      if let last = waiting.last, !delay.isWaiting || last.operation != delay.operation {
        delays += told(waiting)
        waiting = []
      }
      if delay.isWaiting { waiting.append(delay) } else { delays.append(delay) }
    }
    return delays + told(waiting)
  }

  private func delay(_ reason: LatenessReason, job: Int) -> Delay {
    let cause: Delay.Cause =
      switch reason.cause {
      case .release: .release
      // Only an operation that waits for a requirement has a material time.
      case .material: translation.origins[reason.operation].material.map { .material(requirement: $0) } ?? .release
      case .lag: .transport
      case .machineBusy(let other): .resourceBusy(workOrder: translation.origins[other].order)
      case .setUp: .setUp
      case .calendarClosed: .closed
      case .closesTooSoon: .closesTooSoon
      // Plants have no shared resources.
      case .maximumLag, .machineReserved, .sharedResource, .locked: .reserved
      case .processing: .work
      }
    return Delay(
      cause: cause, operation: reason.operation - translation.firstOperations[job],
      from: LocalDateTime(second: reason.interval.lowerBound), until: LocalDateTime(second: reason.interval.upperBound))
  }

  /// Joins what the same order causes; a long row becomes a queue.
  private func told(_ waiting: [Delay]) -> [Delay] {
    let joined = waiting.reduce(into: [Delay]()) { joined, delay in
      if let last = joined.last, last.cause == delay.cause {
        joined[joined.count - 1].until = delay.until
      } else {
        joined.append(delay)
      }
    }
    let busy = joined.reduce(0) { $0 + ($1.isBehindOthers ? 1 : 0) }
    guard busy > PlanAssembly.toldOneByOne, let first = joined.first, let last = joined.last else { return joined }
    return [
      Delay(cause: .queue(stretches: busy), operation: first.operation, from: first.from, until: last.until)
    ]
  }
}

extension Delay {
  /// Whether the operation was ready, and its resource was closed or at other work.
  fileprivate var isWaiting: Bool { cause == .closed || isBehindOthers }

  fileprivate var isBehindOthers: Bool {
    if case .resourceBusy = cause { true } else { false }
  }
}
