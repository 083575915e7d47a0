extension SchedulingProblem {
  /// Checks everything that can be checked before planning.
  ///
  /// What refers to nothing is reported first, alone: questions about open time or cycles would only repeat it.
  ///
  /// - Throws: all faults of the first stage that finds any: references and ranges; then open time, cycles, lags,
  ///   locks.
  /// - Complexity: linear in the problem, but for the maximum lags, each of which walks what lies between its ends.
  public func validate() throws(SchedulingFailure) {
    let shallow =
      horizonFaults + objectiveFaults + machineFaults + jobFaults + operationFaults + resourceFaults + precedenceFaults
    if !shallow.isEmpty { throw SchedulingFailure(shallow) }
    if !energyCanBeCounted { throw SchedulingFailure([.tariffInvalid]) }
    let openTimes = calendars.map { OpenTime($0, horizon: horizon) }
    let deep = openTimeFaults(openTimes) + resourceTimeFaults(openTimes) + cycleFaults + lockFaults(openTimes)
    if !deep.isEmpty { throw SchedulingFailure(deep) }
    let lags = maximumLagFaults(openTimes)
    if !lags.isEmpty { throw SchedulingFailure(lags) }
  }

  private var horizonFaults: [SchedulingFault] {
    let isValid =
      !horizon.isEmpty && horizon.lowerBound >= -.farthestTime && horizon.upperBound <= .farthestTime
      && horizon.contains(now)
    return isValid ? [] : [.horizonInvalid]
  }

  private var objectiveFaults: [SchedulingFault] {
    var faults: [SchedulingFault] = []
    if !objective.isWellFormed || tariff == nil && objective.counts(.energy) { faults.append(.objectiveInvalid) }
    if tariff?.isWellFormed == false { faults.append(.tariffInvalid) }
    return faults
  }

  /// Whether the energy of all operations on their hungriest machines at the highest price, and of one of them ten times
  /// over, stays within 61 bits.
  private var energyCanBeCounted: Bool {
    guard let tariff else { return true }
    let price = max(tariff.price, tariff.rates.map(\.price).max() ?? 0)
    let efficiencies = calendars.map { min($0.leastEfficiency, Calendar.fullEfficiency) }
    var total: Int64 = 0
    for operation in operations {
      let most = operation.alternatives.map {
        // By the clock, breaks aside, at most.
        let efficiency = efficiencies[machines[$0.machine].calendar]
        let time = ($0.duration * Calendar.fullEfficiency + efficiency - 1) / efficiency
        return time.multipliedReportingOverflow(by: machines[$0.machine].power)
      }
      if most.contains(where: \.overflow) { return false }
      let (sum, overflow) = total.addingReportingOverflow(most.map(\.partialValue).max() ?? 0)
      if overflow { return false }
      total = sum
    }
    let (cost, overflow) = total.multipliedReportingOverflow(by: price)
    return !overflow && cost < 1 << 61
  }

  private var machineFaults: [SchedulingFault] {
    var faults: [SchedulingFault] = []
    for (index, calendar) in calendars.enumerated() where !calendar.isWellFormed {
      faults.append(.calendarPatternInvalid(calendar: index))
    }
    for (index, calendar) in calendars.enumerated() where !calendar.hasValidEfficiencies {
      faults.append(.efficiencyInvalid(calendar: index))
    }
    for (index, matrix) in setUpMatrices.enumerated() where !matrix.isWellFormed {
      faults.append(.setUpMatrixInvalid(matrix: index))
    }
    for (index, machine) in machines.enumerated() {
      if !calendars.indices.contains(machine.calendar) {
        faults.append(.calendarUnknown(machine: index, calendar: machine.calendar))
      }
      if !(0...1 << 30).contains(machine.power) { faults.append(.powerInvalid(machine: index)) }
      guard let matrix = machine.setUps else { continue }
      guard setUpMatrices.indices.contains(matrix) else {
        faults.append(.setUpMatrixUnknown(machine: index, matrix: matrix))
        continue
      }
      if let family = machine.initialFamily, !(0..<setUpMatrices[matrix].families).contains(family) {
        faults.append(.initialFamilyUnknown(machine: index, family: family))
      }
    }
    return faults
  }

  private var jobFaults: [SchedulingFault] {
    jobs.enumerated().flatMap { index, job -> [SchedulingFault] in
      var faults: [SchedulingFault] = []
      if !(0...Job.heaviestWeight).contains(job.weight) { faults.append(.weightInvalid(job: index)) }
      let due = job.due ?? 0
      if job.release >= horizon.upperBound || job.release < -.farthestTime || abs(due) > .farthestTime {
        faults.append(.jobBeyondHorizon(job: index))
      }
      return faults
    }
  }

  private var operationFaults: [SchedulingFault] {
    operations.enumerated().flatMap { index, operation -> [SchedulingFault] in
      var faults: [SchedulingFault] = []
      if !jobs.indices.contains(operation.job) { faults.append(.jobUnknown(operation: index, job: operation.job)) }
      if operation.alternatives.isEmpty { faults.append(.noMachine(operation: index)) }
      if let material = operation.material, material >= horizon.upperBound || material < -.farthestTime {
        faults.append(.materialBeyondHorizon(operation: index))
      }
      faults += alternativeFaults(of: operation, at: index)
      if let lock = operation.lock, !operation.alternatives.contains(where: { $0.machine == lock.machine }) {
        faults.append(.lockedMachineIncapable(operation: index, machine: lock.machine))
      }
      return faults
    }
  }

  private func alternativeFaults(of operation: Operation, at index: Int) -> [SchedulingFault] {
    var faults: [SchedulingFault] = []
    for (position, alternative) in operation.alternatives.enumerated() {
      let machine = alternative.machine
      guard machines.indices.contains(machine) else {
        faults.append(.machineUnknown(operation: index, machine: machine))
        continue
      }
      if operation.alternatives[..<position].contains(where: { $0.machine == machine }) {
        faults.append(.machineRepeated(operation: index, machine: machine))
      }
      if alternative.duration <= 0 || alternative.duration > .farthestTime {
        faults.append(.durationInvalid(operation: index, machine: machine))
      }
      if operation.family < 0 || operation.family >= families(of: machine) {
        faults.append(.familyUnknown(operation: index, machine: machine))
      }
    }
    return faults
  }

  /// How many families a machine knows; without a (known) matrix, as many as there may be.
  private func families(of machine: Int) -> Int {
    guard let matrix = machines[machine].setUps, setUpMatrices.indices.contains(matrix) else { return Int.max }
    return setUpMatrices[matrix].families
  }

  private var precedenceFaults: [SchedulingFault] {
    precedences.enumerated().flatMap { index, precedence -> [SchedulingFault] in
      var faults = [precedence.predecessor, precedence.successor].filter { !operations.indices.contains($0) }
        .map { SchedulingFault.operationUnknown(precedence: index, operation: $0) }
      let least = precedence.minimumLag
      if least < 0 || least > .farthestTime || precedence.maximumLag.map({ $0 < least || $0 > .farthestTime }) == true {
        faults.append(.lagsInvalid(precedence: index))
      }
      if let overlap = precedence.overlap, faults.isEmpty, !fits(overlap, precedence) {
        faults.append(.overlapInvalid(precedence: index))
      }
      return faults
    }
  }

  private func fits(_ overlap: Precedence.Overlap, _ precedence: Precedence) -> Bool {
    let from = operations[precedence.predecessor].alternatives
    let to = operations[precedence.successor].alternatives
    return precedence.maximumLag == nil && overlap.leads.count == from.count && overlap.tails.count == to.count
      && zip(overlap.leads, from).allSatisfy { $0 > 0 && $0 <= $1.duration }
      && zip(overlap.tails, to).allSatisfy { $0 > 0 && $0 <= $1.duration }
  }
}

extension SetUpMatrix {
  /// Square, and of sensible times.
  var isWellFormed: Bool {
    families > 0 && families < 1 << 16 && times.count == families * families
      && times.allSatisfy { (0...Time.farthestTime).contains($0) }
  }
}

extension Job {
  /// The largest weight that a job may have.
  static let heaviestWeight: Int64 = 1 << 20
}
