import ProjectSearches

/// A project in the form of PSPLIB's files `.sm` (Kolisch and Sprecher, "PSPLIB", EJOR 1996): a head of lines `what : number`, then
/// sections for precedences, requests and availabilities under their headings, between lines of `*`.
///
/// Read are projects of one mode whose resources are renewable. The project's due date and tardiness cost do not bear on its makespan.
struct PSPLIBText {
  private enum Section: Int, CaseIterable {
    case head, information, precedences, requests, availabilities

    /// How the section's heading begins.
    var heading: String {
      switch self {
      case .head: ""
      case .information: "PROJECT INFORMATION"
      case .precedences: "PRECEDENCE RELATIONS"
      case .requests: "REQUESTS/DURATIONS"
      case .availabilities: "RESOURCEAVAILABILITIES"
      }
    }
  }

  /// The lines of numbers of each section but the head.
  private var numbers: [[NumberLines.Line]] = []
  /// What the head says: `what`, the number, and where it stands.
  private var head: [(what: String, number: Int64, line: Int)] = []

  /// Divides a text into its sections.
  init(_ bytes: [UInt8]) throws(InstanceFault) {
    var section = Section.head
    // Each section's lines, the others' emptied, so that numbers keep their lines.
    var texts = Array(repeating: [UInt8](), count: Section.allCases.count)
    for (place, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let words = line.split(omittingEmptySubsequences: true) { $0 <= 32 }
      let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      if let next = Section.allCases.dropFirst().first(where: { text.hasPrefix($0.heading) }) {
        section = next
      } else if section == .head {
        note(text, line: place + 1)
      } else if let first = text.utf8.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= first {
        texts[section.rawValue] += line
      }
      for other in texts.indices { texts[other].append(UInt8(ascii: "\n")) }
    }
    for text in texts { numbers.append(try NumberLines(text).lines) }
  }

  /// A line `what : number` of the head; others say nothing that counts.
  private mutating func note(_ text: String, line: Int) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let number = Int64(parts[1].split(separator: " ").first ?? "") else { return }
    head.append((parts[0].lowercased(), number, line))
  }

  private func number(_ what: String, within range: ClosedRange<Int64>) throws(InstanceFault) -> Int64 {
    guard let entry = head.first(where: { $0.what.hasPrefix(what) }) else {
      throw InstanceFault(line: 0, message: "the head has no line '\(what) : number'")
    }
    guard range.contains(entry.number) else {
      let bounds = range.count == 1 ? "\(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw InstanceFault(line: entry.line, message: "'\(what)' is \(entry.number); read is \(bounds)")
    }
    return entry.number
  }
}

extension PSPLIBText {
  /// The project, and where each activity's duration stands.
  func project() throws(InstanceFault) -> (Project, lines: [Int]) {
    _ = try number("projects", within: 1...1)
    _ = try number("- nonrenewable", within: 0...0)
    _ = try number("- doubly constrained", within: 0...0)
    let count = try number("jobs", within: 1...1 << 20)
    let resources = try number("- renewable", within: 0...1 << 16)
    if let line = numbers[Section.information.rawValue].first, line.values.count > 2, line.values[2] != 0 {
      throw InstanceFault(line: line.number, message: "a release date of \(line.values[2]) is not read")
    }
    let successors = try successors(count)
    var rows = NumberStream(numbers[Section.requests.rawValue])
    var lines: [Int] = []
    var activities: [Project.Activity] = []
    for index in 1...count {
      try expect(index, "an activity's number", &rows)
      try expect(1, "the mode of activity \(index)", &rows)
      let (duration, demands) = try ProjectReader.requests(&rows, of: index, resources: resources, lines: &lines)
      activities.append(
        Project.Activity(duration: duration, demands: demands, successors: successors[Int(index) - 1]))
    }
    try expectEnd(rows)
    return (Project(capacities: try capacities(resources), activities: activities), lines)
  }

  private func successors(_ count: Int64) throws(InstanceFault) -> [[Int]] {
    var rows = NumberStream(numbers[Section.precedences.rawValue])
    var successors: [[Int]] = []
    for index in 1...count {
      try expect(index, "an activity's number", &rows)
      try expect(1, "the number of modes of activity \(index)", &rows)
      successors.append(try ProjectReader.successors(&rows, of: index, count: count))
    }
    try expectEnd(rows)
    return successors
  }

  private func capacities(_ resources: Int64) throws(InstanceFault) -> [Int64] {
    var rows = NumberStream(numbers[Section.availabilities.rawValue])
    var capacities: [Int64] = []
    for resource in 0..<resources {
      capacities.append(try rows.next("the capacity of resource \(resource + 1)", within: 0...1 << 30))
    }
    try expectEnd(rows)
    return capacities
  }

  /// The next number, of which there is only one that is read.
  private func expect(_ number: Int64, _ what: String, _ rows: inout NumberStream) throws(InstanceFault) {
    let found = try rows.next(what, within: 0...Int64.max)
    guard found == number else {
      throw InstanceFault(line: rows.line, message: "\(what) is \(found); read is \(number)")
    }
  }

  private func expectEnd(_ rows: NumberStream) throws(InstanceFault) {
    if let line = rows.nextLine { throw InstanceFault(line: line, message: "a section ends before this line") }
  }
}
