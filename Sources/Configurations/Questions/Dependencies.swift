import ConstraintModels
import Expressions

/// What is computed from each cell of a model, and which hard constraints read it: made once and asked often.
final class Dependencies: Sendable {
  /// A cell that is computed.
  struct Step: Sendable {
    var slot: Int
    var term: Term
  }

  let model: ProductModel
  /// Computed cells in order of evaluation.
  let steps: [Step]
  /// By slot: which steps read it, ascending.
  private let stepReaders: [Int: [Int]]
  /// By slot: which hard constraints read it, ascending.
  private let constraintReaders: [Int: [Int]]

  /// Cost: linear in the model's terms.
  init(_ model: ProductModel) {
    self.model = model
    let steps = model.order.compactMap { step -> Step? in
      switch step {
      case .field(let i):
        guard case .computed(let term, _) = model.fields[i].source else { return nil }
        return Step(slot: model.fields[i].slot, term: term)
      case .count(let i):
        guard case .computed(let term) = model.counts[i].source else { return nil }
        return Step(slot: model.counts[i].slot, term: term)
      }
    }
    self.steps = steps
    stepReaders = Self.readers(steps.map(\.term.slots))
    constraintReaders = Self.readers(
      model.constraints.map { $0.isHard ? Self.slots(of: $0, model) : [] })
  }

  private static func readers(_ slots: [[Int]]) -> [Int: [Int]] {
    var readers: [Int: [Int]] = [:]
    for (reader, slots) in slots.enumerated() {
      for slot in slots { readers[slot, default: []].append(reader) }
    }
    return readers
  }

  private static func slots(of constraint: ModelConstraint, _ model: ProductModel) -> [Int] {
    switch constraint.body {
    case .condition(let term): return term.slots
    case .table(let check, let when):
      let base = model.instances[constraint.instance].base
      return (when?.slots ?? []) + model.checks[check].columns.map { base + $0.slot }
    }
  }

  /// The cells computed from a cell, in order of evaluation, and the constraints that read it or one of those, ascending.
  func dependents(of slot: Int) -> (steps: [Int], constraints: [Int]) {
    var reached: Set<Int> = []
    var constraints = Set(constraintReaders[slot] ?? [])
    var open = [slot]
    while let next = open.popLast() {
      for step in stepReaders[next] ?? [] where reached.insert(step).inserted {
        constraints.formUnion(constraintReaders[steps[step].slot] ?? [])
        open.append(steps[step].slot)
      }
    }
    return (reached.sorted(), constraints.sorted())
  }
}
