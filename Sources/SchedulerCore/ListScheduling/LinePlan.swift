/// How a problem's operations are divided into waiting lines, and the means that the dispatching rule scales by: the
/// same for every pass.
struct LinePlan: Sendable {
  private struct Kind: Hashable {
    var machines: [Int]
    var family: Int
  }

  /// Empty lines, one for each set of machines and family that occurs.
  private(set) var lines: [WaitingLine] = []
  /// The line of each operation.
  private(set) var lineOfOperation: [Int] = []
  /// The lines whose operations each machine can do.
  private(set) var linesOfMachine: [[Int]]
  /// The mean of the shortest durations of the operations of each line.
  let meanDurations: [Int64]
  /// For each machine the geometric mean of its mean set-up other than 0 and its mean duration; 0 without set-ups.
  let setUpScales: [Int64]
  /// `DispatchingRule.logarithm` of each operation.
  let logarithms: [Int64]

  /// Divides the operations; costs time linear in the problem.
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
    setUpScales = LinePlan.setUpScales(model, lines: lines, sums: sums, linesOfMachine: linesOfMachine)
  }

  private static func setUpScales(
    _ model: PlanningModel, lines: [WaitingLine], sums: [(total: Int64, count: Int64)], linesOfMachine: [[Int]]
  ) -> [Int64] {
    let matrices = model.problem.setUpMatrices.map { matrix in
      let times = matrix.times.filter { $0 > 0 }
      return times.isEmpty ? 0 : times.reduce(0, +) / Int64(times.count)
    }
    return model.problem.machines.enumerated().map { index, machine in
      guard let setUps = machine.setUps else { return 0 }
      let total = linesOfMachine[index].reduce(Int64(0)) { $0 + sums[$1].total }
      let count = linesOfMachine[index].reduce(Int64(0)) { $0 + sums[$1].count }
      let mean = Double(total / max(count, 1))
      return Int64((Double(matrices[setUps]) * mean).squareRoot())
    }
  }

  /// What a second's delay of each operation costs: the weight of its job, or of a heavier one that waits for it.
  static func weights(_ model: PlanningModel) -> [Int64] {
    var weights = model.problem.operations.map { model.problem.jobs[$0.job].weight }
    for operation in model.order.reversed() {
      for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
        weights[operation] = max(weights[operation], weights[model.successors.heads[edge]])
      }
    }
    return weights
  }
}
