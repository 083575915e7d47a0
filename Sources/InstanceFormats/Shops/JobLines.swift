/// The jobs of a job shop, as its lines or what else the text has divide them.
struct JobLines {
  /// An operation: its machine and duration, and where they stand.
  struct Step {
    var machine: Int64
    var duration: Int64
    var line: Int
  }

  /// In the order of the text.
  private(set) var jobs: [[Step]]

  /// Divides the lines after the first one.
  ///
  /// - Throws: a machine without a duration, another number of jobs than there should be, and lines that could be jobs of
  ///   different lengths as well as lines of a shop in which every job has an operation for each machine.
  init(_ lines: ArraySlice<NumberLines.Line>, jobs count: Int, machines: Int) throws(InstanceFault) {
    jobs = []
    let steps = try JobLines.steps(lines)
    if steps.contains(where: \.isEnd) {
      jobs = JobLines.ended(steps)
    } else if lines.count == count, lines.allSatisfy({ $0.values.count % 2 == 0 }) {
      jobs = JobLines.byLine(steps, lines)
      if steps.count == count * machines, jobs.contains(where: { $0.count != machines }) {
        jobs = try JobLines.decided(jobs, JobLines.even(steps, machines: machines))
      }
    } else if steps.count == count * machines {
      jobs = JobLines.even(steps, machines: machines)
    } else if let odd = lines.first(where: { $0.values.count % 2 == 1 }) {
      throw InstanceFault(line: odd.number, message: "a machine has no duration")
    } else {
      jobs = JobLines.byLine(steps, lines)
    }
    guard jobs.count == count else {
      throw InstanceFault(line: lines.last?.number ?? 0, message: "there are \(jobs.count) jobs instead of \(count)")
    }
  }

  /// The numbers in pairs, however the lines are broken; each where its machine stands.
  private static func steps(_ lines: ArraySlice<NumberLines.Line>) throws(InstanceFault) -> [Step] {
    var steps: [Step] = []
    var machine: (number: Int64, line: Int)?
    for line in lines {
      for value in line.values {
        if let known = machine {
          steps.append(Step(machine: known.number, duration: value, line: known.line))
          machine = nil
        } else {
          machine = (value, line.number)
        }
      }
    }
    if let machine { throw InstanceFault(line: machine.line, message: "a machine has no duration") }
    return steps
  }

  /// Jobs of a line each, where every line holds whole pairs.
  private static func byLine(_ steps: [Step], _ lines: ArraySlice<NumberLines.Line>) -> [[Step]] {
    var rest = steps[...]
    return lines.map { line in
      let job = rest.prefix(line.values.count / 2)
      rest = rest.dropFirst(job.count)
      return Array(job)
    }
  }

  /// Jobs that end with a pair of -1, the last one perhaps with the text.
  private static func ended(_ steps: [Step]) -> [[Step]] {
    var jobs = steps.split(omittingEmptySubsequences: false, whereSeparator: \.isEnd).map(Array.init)
    if jobs.last?.isEmpty == true { jobs.removeLast() }
    return jobs
  }

  /// Jobs of as many operations as there are machines.
  private static func even(_ steps: [Step], machines: Int) -> [[Step]] {
    stride(from: 0, to: steps.count, by: machines).map { Array(steps[$0..<$0 + machines]) }
  }

  /// Of jobs by lines of different lengths, and jobs by even lengths, the ones that the text means.
  ///
  /// By lines, some job has more operations than there are machines, and so comes to one again. Where by even lengths every job is
  /// once on every machine, which is what a job shop is, the lines are broken; else nobody can tell.
  private static func decided(_ lines: [[Step]], _ even: [[Step]]) throws(InstanceFault) -> [[Step]] {
    let isClassical = even.allSatisfy { job in Set(job.map(\.machine)).count == job.count }
    if isClassical { return even }
    let uneven = lines.first { $0.count != even[0].count }
    throw InstanceFault(
      line: uneven?.first?.line ?? 0,
      message: "this line is a job of another length than the number of machines, or the lines of one are broken; "
        + "end each job with the pair -1 -1")
  }
}

extension JobLines.Step {
  /// Whether it ends a job.
  fileprivate var isEnd: Bool { machine == -1 && duration == -1 }
}
