extension SchedulingProblem {
  /// Whether any operation needs more than a machine.
  var sharesResources: Bool { operations.contains { !$0.demands.isEmpty } }

  /// Resources and demands that refer to nothing or ask for what there never is.
  var resourceFaults: [SchedulingFault] {
    var faults: [SchedulingFault] = []
    for (index, resource) in resources.enumerated() {
      if !(1...1 << 30).contains(resource.capacity) { faults.append(.capacityInvalid(resource: index)) }
      if let calendar = resource.calendar, !calendars.indices.contains(calendar) {
        faults.append(.resourceCalendarUnknown(resource: index, calendar: calendar))
      } else if let calendar = resource.calendar, !calendars[calendar].isAlwaysFull {
        faults.append(.resourceCalendarRated(resource: index, calendar: calendar))
      }
    }
    for (index, operation) in operations.enumerated() {
      for (position, demand) in operation.demands.enumerated() {
        let resource = demand.resource
        guard resources.indices.contains(resource) else {
          faults.append(.resourceUnknown(operation: index, resource: resource))
          continue
        }
        if operation.demands[..<position].contains(where: { $0.resource == resource }) {
          faults.append(.resourceRepeated(operation: index, resource: resource))
        }
        if demand.amount < 1 { faults.append(.demandInvalid(operation: index, resource: resource)) }
        if demand.amount > resources[resource].capacity {
          faults.append(.demandOverCapacity(operation: index, resource: resource))
        }
      }
    }
    return faults
  }

  /// Operations that are longer than any time for which a resource is there.
  func resourceTimeFaults(_ openTimes: [OpenTime]) -> [SchedulingFault] {
    operations.enumerated().flatMap { index, operation -> [SchedulingFault] in
      if operation.demands.isEmpty { return [] }
      let shortest = shortestSpan(of: operation, operation.alternatives.map(\.duration), openTimes)
      return operation.demands.compactMap { demand in
        guard let calendar = resources[demand.resource].calendar, openTimes[calendar].longest < shortest else {
          return nil
        }
        return .neverStaffed(operation: index, resource: demand.resource)
      }
    }
  }

  /// Locked operations that together take more of a resource than there is, or take it when it is not there.
  ///
  /// - Parameter ends: the end of each locked operation that has a right place on its machine.
  func lockedDemandFaults(ends: [Time?], _ openTimes: [OpenTime]) -> [SchedulingFault] {
    var use = SharedUse(self, openTimes)
    var faults: [SchedulingFault] = []
    for (index, operation) in operations.enumerated() {
      guard let start = operation.lock?.start, let end = ends[index], !operation.demands.isEmpty else { continue }
      if use.delay(operation.demands, from: start, until: end) != nil {
        faults.append(.locksOverloadResource(operation: index))
      } else {
        use.take(operation.demands, from: start, until: end)
      }
    }
    return faults
  }
}
