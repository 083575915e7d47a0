import Searches

/// One reason why a project cannot be planned. Activities and resources are named by their indices.
public enum ProjectFault: Hashable, Sendable {
  /// A capacity is negative or not below 2³¹.
  case capacityInvalid(resource: Int)
  /// A duration is negative.
  case durationInvalid(activity: Int)
  /// An activity has not one demand for each resource.
  case demandsIncomplete(activity: Int)
  /// A demand is negative.
  case demandInvalid(activity: Int, resource: Int)
  /// An activity takes more of a resource than there is.
  case demandOverCapacity(activity: Int, resource: Int)
  /// A successor does not exist.
  case successorUnknown(activity: Int, successor: Int)
  /// Activities that wait for each other: each for the one before it, the first, of the least index, for the last.
  case precedenceCyclic(activities: [Int])
  /// All durations together exceed 2³⁰.
  case timesTooLong
}

/// Thrown with every fault that was found, in the order of the project's arrays; never empty.
public struct ProjectFailure: Error, Hashable, Sendable {
  /// In the order of the project's arrays.
  public var faults: [ProjectFault]
}

extension Project {
  /// Looks for everything that is wrong; linear in the project.
  ///
  /// - Throws: all faults together. A cycle is looked for only where all successors exist.
  public func validate() throws(ProjectFailure) {
    var faults = capacities.indices.filter { !(0..<1 << 31 ~= capacities[$0]) }.map(ProjectFault.capacityInvalid)
    for (index, activity) in activities.enumerated() { faults += self.faults(of: activity, index) }
    let total = activities.reduce(Int64(0)) { sum, activity in
      let (longer, isTooLong) = sum.addingReportingOverflow(max(activity.duration, 0))
      return isTooLong ? .max : longer
    }
    if total > 1 << 30 || activities.count > 1 << 24 { faults.append(.timesTooLong) }
    let isLinked = activities.allSatisfy { $0.successors.allSatisfy(activities.indices.contains) }
    if isLinked, let cycle = PrecedenceCycle.first(successors: activities.map(\.successors)) {
      faults.append(.precedenceCyclic(activities: cycle))
    }
    if !faults.isEmpty { throw ProjectFailure(faults: faults) }
  }

  private func faults(of activity: Activity, _ index: Int) -> [ProjectFault] {
    var faults: [ProjectFault] = activity.duration < 0 ? [.durationInvalid(activity: index)] : []
    if activity.demands.count == capacities.count {
      for (resource, demand) in activity.demands.enumerated() {
        if demand < 0 { faults.append(.demandInvalid(activity: index, resource: resource)) }
        if demand > capacities[resource] { faults.append(.demandOverCapacity(activity: index, resource: resource)) }
      }
    } else {
      faults.append(.demandsIncomplete(activity: index))
    }
    for successor in activity.successors where !activities.indices.contains(successor) {
      faults.append(.successorUnknown(activity: index, successor: successor))
    }
    return faults
  }
}
