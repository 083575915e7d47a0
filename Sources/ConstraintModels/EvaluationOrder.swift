import Expressions
import HeapModule

/// Fields and counts so that each follows all that its formula or default reads; among those that are ready, catalog order.
///
/// Kahn's algorithm over a heap of ready steps. Requires that there is no cycle, which reading a catalog has checked.
/// Cost: linear in the formulas' slots, times the logarithm of the steps.
func evaluationOrder(fields: [Field], counts: [CountField]) -> [EvaluationStep] {
  let steps = fields.indices.map(EvaluationStep.field) + counts.indices.map(EvaluationStep.count)
  var owner: [Int: Int] = [:]
  for (i, step) in steps.enumerated() {
    switch step {
    case .field(let field): owner[fields[field].slot] = i
    case .count(let count): owner[counts[count].slot] = i
    }
  }
  let needs = steps.map { step in inputs(of: step, fields: fields, counts: counts).compactMap { owner[$0] } }
  return sorted(needs, by: priorities(fields: fields, counts: counts)).map { steps[$0] }
}

private func inputs(of step: EvaluationStep, fields: [Field], counts: [CountField]) -> [Int] {
  switch step {
  case .field(let i):
    switch fields[i].source {
    case .computed(let term, _), .chosen(.formula(let term)): term.slots
    case .chosen: []
    }
  case .count(let i):
    if case .computed(let term) = counts[i].source { term.slots } else { [] }
  }
}

/// Catalog order: by cell, which is how products lay out their characteristics and components.
private func priorities(fields: [Field], counts: [CountField]) -> [Int] {
  fields.map(\.slot) + counts.map(\.slot)
}

private func sorted(_ needs: [[Int]], by priority: [Int]) -> [Int] {
  var open = needs.map(\.count)
  var users = [[Int]](repeating: [], count: needs.count)
  for (i, inputs) in needs.enumerated() {
    for input in inputs { users[input].append(i) }
  }
  var ready = Heap(needs.indices.filter { open[$0] == 0 }.map { ReadyStep(priority: priority[$0], step: $0) })
  var result: [Int] = []
  while let next = ready.popMin() {
    result.append(next.step)
    for user in users[next.step] {
      open[user] -= 1
      if open[user] == 0 { ready.insert(ReadyStep(priority: priority[user], step: user)) }
    }
  }
  precondition(result.count == needs.count, "formulas depend on each other in a cycle")
  return result
}

/// A step whose inputs are all computed.
private struct ReadyStep: Comparable {
  var priority: Int
  var step: Int

  static func < (a: Self, b: Self) -> Bool { (a.priority, a.step) < (b.priority, b.step) }
}
