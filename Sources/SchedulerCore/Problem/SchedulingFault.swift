/// One reason why a problem cannot be planned. Everything is named by its index in the problem.
public enum SchedulingFault: Hashable, Sendable {
  /// The horizon is empty, reaches beyond ±2⁴⁰ seconds, or does not contain `now`.
  case horizonInvalid
  /// The objective has no level, or a level no measure or one twice, or a weight is not between 1 and 2²⁰; or energy
  /// counts without a tariff.
  case objectiveInvalid
  /// A price, a rate's stretch or the period of the tariff is out of its bounds, or the energy of all operations could
  /// cost more than can be counted.
  case tariffInvalid
  /// A machine's power is negative or above 2³⁰.
  case powerInvalid(machine: Int)
  /// A calendar's period is not positive, or its pattern does not lie within the period.
  case calendarPatternInvalid(calendar: Int)
  /// A stretch or an exception of a calendar has an efficiency beyond `Calendar.efficiencies`.
  case efficiencyInvalid(calendar: Int)
  /// A matrix is not square, or holds a negative time.
  case setUpMatrixInvalid(matrix: Int)
  /// A machine refers to a calendar that does not exist.
  case calendarUnknown(machine: Int, calendar: Int)
  /// A machine refers to a set-up matrix that does not exist.
  case setUpMatrixUnknown(machine: Int, matrix: Int)
  /// A machine's initial family is not in its matrix.
  case initialFamilyUnknown(machine: Int, family: Int)
  /// A machine's calendar has no open instant in the horizon.
  case neverOpens(machine: Int)
  /// A job's weight is negative or above 2²⁰.
  case weightInvalid(job: Int)
  /// A job's release lies beyond the horizon, or its due date beyond ±2⁴⁰ seconds.
  case jobBeyondHorizon(job: Int)
  /// An operation refers to a job that does not exist.
  case jobUnknown(operation: Int, job: Int)
  /// An operation names a machine that does not exist.
  case machineUnknown(operation: Int, machine: Int)
  /// An operation has no machine at all.
  case noMachine(operation: Int)
  /// An operation names a machine twice.
  case machineRepeated(operation: Int, machine: Int)
  /// A duration must be more than zero and less than the horizon.
  case durationInvalid(operation: Int, machine: Int)
  /// An operation's family is not in the matrix of a machine that could do it.
  case familyUnknown(operation: Int, machine: Int)
  /// An uninterruptible operation is longer than every open interval of every machine that could do it.
  case neverFits(operation: Int)
  /// An operation's material comes after the horizon.
  case materialBeyondHorizon(operation: Int)
  /// A shared resource has a capacity that is not from 1 to 2³⁰.
  case capacityInvalid(resource: Int)
  /// A shared resource refers to a calendar that does not exist.
  case resourceCalendarUnknown(resource: Int, calendar: Int)
  /// A shared resource's calendar has an efficiency other than 100 %.
  case resourceCalendarRated(resource: Int, calendar: Int)
  /// An operation demands a resource that does not exist.
  case resourceUnknown(operation: Int, resource: Int)
  /// An operation demands a resource twice.
  case resourceRepeated(operation: Int, resource: Int)
  /// An operation demands less than 1 of a resource.
  case demandInvalid(operation: Int, resource: Int)
  /// An operation demands more of a resource than there is.
  case demandOverCapacity(operation: Int, resource: Int)
  /// An operation is longer than any time for which a resource that it demands is there.
  case neverStaffed(operation: Int, resource: Int)
  /// A precedence refers to an operation that does not exist.
  case operationUnknown(precedence: Int, operation: Int)
  /// A lag is negative, beyond the horizon, or the maximum is under the minimum.
  case lagsInvalid(precedence: Int)
  /// An overlap does not have a lead and a tail within the duration of each alternative, or there is a maximum lag too.
  case overlapInvalid(precedence: Int)
  /// Operations that wait for each other, in the order of the precedences; the first also waits for the last.
  case precedenceCyclic(operations: [Int])
  /// What must happen between two operations takes longer than the maximum lag allows.
  case maximumLagTooShort(precedence: Int)
  /// An operation is locked to a machine that is not among its alternatives.
  case lockedMachineIncapable(operation: Int, machine: Int)
  /// A locked operation starts or runs when its machine is closed, or outside the horizon.
  case lockOutsideOpenTime(operation: Int)
  /// Two locked operations overlap on their machine, or leave no time for the set-up between them.
  case locksOverlap(operation: Int, next: Int)
  /// Two locked operations break the precedence between them, or its lags.
  case locksBreakPrecedence(precedence: Int)
  /// A locked operation takes more of a resource than others leave that are locked before it, or takes it when it is not there.
  case locksOverloadResource(operation: Int)
  /// Found while planning: an operation that finds no room before the end of the horizon.
  case beyondHorizon(operation: Int)
  /// Found while planning: an unlocked operation cannot be done in time for its locked successor.
  case lockUnreachable(precedence: Int)
  /// Found while planning: no place was found that keeps a maximum lag.
  case maximumLagUnreachable(precedence: Int)
}

/// Thrown with every fault that was found, in the order of the problem's arrays; never empty.
public struct SchedulingFailure: Error, Hashable, Sendable {
  /// In the order of the problem's arrays.
  public var faults: [SchedulingFault]

  /// A failure for at least one fault.
  public init(_ faults: [SchedulingFault]) {
    self.faults = faults
  }
}
