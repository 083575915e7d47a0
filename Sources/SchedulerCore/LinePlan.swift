/// How a problem's operations are divided into waiting lines, and the means that the dispatching rule scales by: the same
/// for every pass.
struct LinePlan: Sendable {
  private struct Kind: Hashable {
    var machines: [Int]
    var family: Int
  }

  private(set) var lines: [WaitingLine] = []
  private(set) var lineOfOperation: [Int] = []
  private(set) var linesOfMachine: [[Int]]
  /// The mean of the shortest durations of the operations of each line.
  let meanDurations: [Int64]
  /// The mean of the set-ups other than 0 of each machine; 0 if it has none.
  let meanSetUps: [Int64]
  /// `DispatchingRule.logarithm` of each operation.
  let logarithms: [Int64]

  init(_ model: PlanningModel) {
    let problem = model.problem
    let weights = LinePlan.weights(model)
    linesOfMachine = Array(repeating: [], count: problem.machines.count)
    // Only looked up in, never iterated.
    var known: [Kind: Int] = [:]
    for operation in problem.operations {
      let kind = Kind(machines: operation.alternatives.map(\.machine), family: operation.family)
      if let line = known[kind] {
        lineOfOperation.append(line)
      } else {
        known[kind] = lines.count
        lineOfOperation.append(lines.count)
        for machine in kind.machines { linesOfMachine[machine].append(lines.count) }
        lines.append(WaitingLine(family: kind.family, machines: kind.machines))
      }
    }
    let shortest = model.shortest
    logarithms = shortest.indices.map { DispatchingRule.logarithm(weight: weights[$0], duration: shortest[$0]) }
    var sums = Array(repeating: (total: Int64(0), count: Int64(0)), count: lines.count)
    for (operation, line) in lineOfOperation.enumerated() {
      sums[line].total += shortest[operation]
      sums[line].count += 1
    }
    meanDurations = sums.map { $0.total / max($0.count, 1) }
    let matrices = problem.setUpMatrices.map { matrix in
      let times = matrix.times.filter { $0 > 0 }
      return times.isEmpty ? 0 : times.reduce(0, +) / Int64(times.count)
    }
    meanSetUps = problem.machines.map { machine in machine.setUps.map { matrices[$0] } ?? 0 }
  }

  /// What a second's delay of each operation costs: the weight of its job, or of a heavier one that waits for it.
  private static func weights(_ model: PlanningModel) -> [Int64] {
    var weights = model.problem.operations.map { model.problem.jobs[$0.job].weight }
    for operation in model.order.reversed() {
      for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
        weights[operation] = max(weights[operation], weights[model.successors.heads[edge]])
      }
    }
    return weights
  }
}
