import ShopSearches

/// A shop as it grows from the lines of a text: jobs are chains.
///
/// What takes no time still has its place in the sequence of its machine. The engine's operations take some time; so where
/// the text has durations of 0, all others are multiplied by more than there are of these, which then take 1: divided again, rounded down, every time
/// is what it would have been.
struct ShopAssembly {
  private var problem: ShopProblem
  private var firstOperations: [Int] = []
  private var momentary: Int64 = 0
  private let firstMachine: Int64

  /// A shop without jobs, of machines that the text numbers from `firstMachine` on.
  init(machines: Int, numberedFrom firstMachine: Int64) {
    self.firstMachine = firstMachine
    problem = ShopProblem(machines: machines)
  }

  /// Later operations are of a new job.
  mutating func beginJob() { firstOperations.append(problem.operations.count) }

  /// Puts an operation behind the last one of the job.
  mutating func addOperation(_ choices: [(machine: Int64, duration: Int64)], line: Int) throws(InstanceFault) {
    if choices.isEmpty { throw InstanceFault(line: line, message: "an operation has no machine") }
    for (machine, duration) in choices {
      guard machine >= firstMachine, machine - firstMachine < Int64(problem.machines) else {
        throw InstanceFault(
          line: line, message: "there is no machine \(machine) in a shop of \(problem.machines)")
      }
      guard duration >= 0, duration < 1 << 30 else {
        throw InstanceFault(line: line, message: "a duration of \(duration) is not from 0 to less than 2^30")
      }
    }
    let operation = problem.operations.count
    problem.operations.append(
      ShopProblem.Operation(
        choices.map { ShopProblem.Alternative(machine: Int($0.machine - firstMachine), duration: $0.duration) }))
    if operation > firstOperations[firstOperations.count - 1] {
      problem.precedences.append(ShopProblem.Precedence(operation - 1, operation))
    }
    if choices.contains(where: { $0.duration == 0 }) { momentary += 1 }
  }

  /// The problem, where each job begins, and how much of the problem's time is one unit of the text's.
  func finished() -> (ShopProblem, [Int], Int64) {
    var problem = problem
    let unit = momentary + 1
    if unit > 1 {
      for operation in problem.operations.indices {
        for choice in problem.operations[operation].alternatives.indices {
          let duration = problem.operations[operation].alternatives[choice].duration
          problem.operations[operation].alternatives[choice].duration = max(1, duration * unit)
        }
      }
    }
    return (problem, firstOperations + [problem.operations.count], unit)
  }
}
