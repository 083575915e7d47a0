@testable import SchedulerCore

/// What a random shop may contain.
struct ShopIngredients {
  var jobs = 6
  var machines = 4
  var operationsPerJob = 1...6
  var durations: ClosedRange<Time> = 1...20
  /// Percentage of operations that have more than one machine.
  var flexible = 0
  /// Percentage of pairs of jobs between which a precedence stands, and of operations with a material date.
  var more = 0
}

/// A shop whose machines are always open; jobs may visit a machine again.
func randomShop(_ ingredients: ShopIngredients, using random: inout SplitMix) -> SchedulingProblem {
  var problem = SchedulingProblem(
    horizon: -5..<900, now: random.chance(30) ? 3 : -5, calendars: [.always],
    machines: Array(repeating: Machine(calendar: 0), count: ingredients.machines))
  for job in 0..<ingredients.jobs {
    problem.jobs.append(Job(release: random.chance(ingredients.more) ? random.time(0...30) : -5, due: nil))
    for step in 0..<Int.random(in: ingredients.operationsPerJob, using: &random) {
      let count = random.chance(ingredients.flexible) ? 1 + random.index(ingredients.machines) : 1
      let machines = (0..<ingredients.machines).shuffled(using: &random).prefix(count)
      let operation = problem.operations.count
      problem.operations.append(
        Operation(
          job: job,
          alternatives: machines.map {
            Operation.Alternative(machine: $0, duration: random.time(ingredients.durations))
          },
          material: random.chance(ingredients.more) ? random.time(0...30) : nil))
      if step > 0 { problem.precedences.append(Precedence(operation - 1, operation)) }
    }
  }
  for (index, operation) in problem.operations.enumerated() where random.chance(ingredients.more) {
    let later = problem.operations.indices.filter { problem.operations[$0].job > operation.job }
    guard !later.isEmpty else { continue }
    let target = later[random.index(later.count)]
    problem.precedences.append(Precedence(index, target, minimumLag: random.chance(50) ? random.time(0...9) : 0))
  }
  return problem
}

/// Ends by repeated relaxation over all arcs, sharing nothing with the search's walks.
func naiveEnds(_ problem: SchedulingProblem, sequences: [[Int]], machines: [Int]) -> [Time] {
  let durations = problem.operations.indices.map { index in
    problem.operations[index].alternatives.first { $0.machine == machines[index] }!.duration
  }
  var starts = problem.operations.map { max(problem.now, problem.jobs[$0.job].release, $0.material ?? .min) }
  var hasChanged = true
  while hasChanged {
    hasChanged = false
    func raise(_ operation: Int, to time: Time) {
      if time > starts[operation] { (starts[operation], hasChanged) = (time, true) }
    }
    for arc in problem.precedences {
      raise(arc.successor, to: starts[arc.predecessor] + durations[arc.predecessor] + arc.minimumLag)
    }
    for sequence in sequences {
      for (before, after) in zip(sequence, sequence.dropFirst()) {
        raise(after, to: starts[before] + durations[before])
      }
    }
  }
  return zip(starts, durations).map { $0 + $1 }
}
