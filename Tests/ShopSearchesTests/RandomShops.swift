import SeededRandom

@testable import ShopSearches

/// What a random shop may contain.
struct ShopIngredients {
  var jobs = 6
  var machines = 4
  var operationsPerJob = 1...6
  var durations: ClosedRange<Int64> = 1...20
  /// Percentage of operations that have more than one machine.
  var flexible = 0
  /// Percentage of pairs of jobs between which a precedence stands, and of operations with a release.
  var more = 0
}

/// A shop of chains; jobs may visit a machine again.
func randomShop(_ ingredients: ShopIngredients, using random: inout SplitMix) -> ShopProblem {
  var problem = ShopProblem(machines: ingredients.machines)
  var firstOfNextJob: [Int] = []
  for _ in 0..<ingredients.jobs {
    let steps = Int.random(in: ingredients.operationsPerJob, using: &random)
    let first = problem.operations.count
    for step in 0..<steps {
      let count = random.chance(ingredients.flexible) ? 1 + random.index(ingredients.machines) : 1
      let machines = (0..<ingredients.machines).shuffled(using: &random).prefix(count)
      problem.operations.append(
        ShopProblem.Operation(
          machines.map { ShopProblem.Alternative(machine: $0, duration: random.time(ingredients.durations)) },
          release: random.chance(ingredients.more) ? random.time(0...35) : 0))
      if step > 0 { problem.precedences.append(ShopProblem.Precedence(first + step - 1, first + step)) }
    }
    firstOfNextJob += Array(repeating: first + steps, count: steps)
  }
  for index in problem.operations.indices where random.chance(ingredients.more) {
    let later = firstOfNextJob[index]..<problem.operations.count
    guard !later.isEmpty else { continue }
    problem.precedences.append(
      ShopProblem.Precedence(
        index, later.lowerBound + random.index(later.count), lag: random.chance(50) ? random.time(0...9) : 0))
  }
  return problem
}

extension ShopProblem {
  /// How long an operation takes on one of its machines.
  func duration(of operation: Int, on machine: Int) -> Int64? {
    operations[operation].alternatives.first { $0.machine == machine }?.duration
  }

  /// Ends by repeated relaxation over all arcs, sharing nothing with the search's walks.
  func naiveEnds(sequences: [[Int]], machines: [Int]) -> [Int64] {
    let durations = operations.indices.map { duration(of: $0, on: machines[$0])! }
    var starts = operations.map(\.release)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      func raise(_ operation: Int, to time: Int64) {
        if time > starts[operation] { (starts[operation], hasChanged) = (time, true) }
      }
      for arc in precedences {
        raise(arc.successor, to: starts[arc.predecessor] + durations[arc.predecessor] + arc.lag)
      }
      for sequence in sequences {
        for (before, after) in zip(sequence, sequence.dropFirst()) {
          raise(after, to: starts[before] + durations[before])
        }
      }
    }
    return zip(starts, durations).map { $0 + $1 }
  }

  /// Everything by which a schedule is none of this shop.
  func objections(to schedule: ShopSchedule) -> [String] {
    var objections: [String] = []
    guard schedule.assignments.count == operations.count else { return ["not one assignment an operation"] }
    for (index, place) in schedule.assignments.enumerated() {
      if duration(of: index, on: place.machine) != place.end - place.start {
        objections.append("operation \(index) does not take from \(place.start) to \(place.end)")
      }
      if place.start < operations[index].release { objections.append("operation \(index) starts before its release") }
      for (other, its) in schedule.assignments.enumerated() where other > index && its.machine == place.machine {
        if its.start < place.end && place.start < its.end { objections.append("\(index) and \(other) overlap") }
      }
    }
    for arc in precedences {
      let (before, after) = (schedule.assignments[arc.predecessor], schedule.assignments[arc.successor])
      if after.start < before.end + arc.lag { objections.append("\(arc) is not kept") }
    }
    return objections
  }
}
