import ProjectSearches

/// Reads projects in Patterson's form, or in that of PSPLIB where the text begins with a `*`.
///
/// Patterson's: the numbers of activities and resources, the capacity of each resource, and then for
/// each activity its duration, its demand of each resource, the number of its successors and the successors, counted from 1.
/// An activity's numbers may be broken over several lines. The first and the last activity are usually milestones that
/// stand for the project's start and end; they are activities like others.
public struct ProjectReader {
  /// Activities and resources in the order of the text.
  public let project: Project

  /// Reads a text.
  ///
  /// - Throws: at the first line that is not as described, or that asks for what cannot be: a successor that there is not, more
  ///   of a resource than there is, a circle of activities.
  public init(_ text: some Sequence<UInt8>) throws(InstanceFault) {
    let bytes = Array(text).withoutByteOrderMark
    let isPSPLIB = bytes.first { $0 > 32 } == UInt8(ascii: "*")
    let (project, lines) = try isPSPLIB ? PSPLIBText(bytes).project() : ProjectReader.patterson(bytes)
    do { try project.validate() } catch { throw ProjectReader.fault(error.faults[0], in: project, lines: lines) }
    self.project = project
  }

  /// A project, and where each activity's duration stands.
  private static func patterson(_ bytes: [UInt8]) throws(InstanceFault) -> (Project, lines: [Int]) {
    var numbers = NumberStream(try NumberLines(bytes).lines)
    let count = try numbers.next("the number of activities", within: 1...1 << 20)
    let resources = try numbers.next("the number of resources", within: 0...1 << 16)
    var capacities: [Int64] = []
    for resource in 0..<resources {
      capacities.append(try numbers.next("the capacity of resource \(resource + 1)", within: 0...1 << 30))
    }
    var project = Project(capacities: capacities, activities: [])
    var lines: [Int] = []
    for index in 1...count {
      let (duration, demands) = try requests(&numbers, of: index, resources: resources, lines: &lines)
      let successors = try successors(&numbers, of: index, count: count)
      project.activities.append(Project.Activity(duration: duration, demands: demands, successors: successors))
    }
    if let line = numbers.nextLine {
      throw InstanceFault(line: line, message: "\(count) activities end before this line")
    }
    return (project, lines)
  }

  /// An activity's duration, whose line is noted, and its demand of each resource.
  static func requests(
    _ numbers: inout NumberStream, of index: Int64, resources: Int64, lines: inout [Int]
  ) throws(InstanceFault) -> (duration: Int64, demands: [Int64]) {
    let duration = try numbers.next("the duration of activity \(index)", within: 0...1 << 30)
    lines.append(numbers.line)
    var demands: [Int64] = []
    for resource in 0..<resources {
      demands.append(
        try numbers.next("the demand of activity \(index) of resource \(resource + 1)", within: 0...1 << 30))
    }
    return (duration, demands)
  }

  /// The number of successors of an activity, and they.
  static func successors(
    _ numbers: inout NumberStream, of index: Int64, count: Int64
  ) throws(InstanceFault) -> [Int] {
    let number = try numbers.next("the number of successors of activity \(index)", within: 0...count)
    var successors: [Int] = []
    for _ in 0..<number {
      successors.append(Int(try numbers.next("a successor of activity \(index)", within: 1...count)) - 1)
    }
    return successors
  }

  private static func fault(_ fault: ProjectFault, in project: Project, lines: [Int]) -> InstanceFault {
    switch fault {
    case .demandOverCapacity(let activity, let resource):
      let (demand, capacity) = (project.activities[activity].demands[resource], project.capacities[resource])
      return InstanceFault(
        line: lines[activity],
        message: "activity \(activity + 1) takes \(demand) of resource \(resource + 1), of which there are \(capacity)")
    case .precedenceCyclic(let activities):
      let names = activities.map { String($0 + 1) }.joined(separator: ", ")
      return InstanceFault(line: lines[activities[0]], message: "activities wait for each other in a circle: \(names)")
    case .timesTooLong: return InstanceFault(line: 0, message: "all durations together are more than 2^30")
    default: return InstanceFault(line: 0, message: "the project is not valid: \(fault)")
    }
  }
}
