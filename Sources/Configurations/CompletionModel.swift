import Catalogs
import ConstraintModels
import Expressions

/// An unrolled product made ready for direct evaluation: one straight-line program that fills in defaults, computes what is
/// derived, and says for every constraint whether it holds.
public final class CompletionModel: Sendable {
  public let model: ProductModel
  public let program: Program
  /// For each constraint of the model, the register that is 1 where it holds; for a table, where it has to be looked up (nil: always).
  let constraintRegisters: [Int?]
  let hardConditions: [Int]
  let hardTables: [Int]
  let softConstraints: [Int]
  /// For each instance, the register that is 1 where it is there; nil: always.
  let activeRegisters: [Int?]
  /// For each field with a default by formula, the register that holds what the default gives.
  let defaultRegisters: [Int: Int]
  /// Fields that the customer must give: obligatory, without default.
  let required: [Int]
  /// Counts that the model computes and a customer may exceed by listing too many instances.
  let computedCounts: [Int]

  public init(_ model: ProductModel) {
    self.model = model
    var outputs = TermList()
    let constraints = model.constraints.map { constraint -> Int? in
      switch constraint.body {
      case .condition(let term): outputs.index(of: term)
      case .table(_, let when): when.map { outputs.index(of: $0) }
      }
    }
    let active = model.instances.map { $0.isActive.map { outputs.index(of: $0) } }
    var defaults: [Int: Int] = [:]
    for (i, field) in model.fields.enumerated() {
      if case .chosen(.formula(let term)) = field.source { defaults[i] = outputs.index(of: term) }
    }
    let steps = model.order.map { Self.step($0, of: model) }
    let program = Program(steps: steps + outputs.terms.map(Program.Step.output))
    self.program = program
    constraintRegisters = constraints.map { $0.map { program.outputRegisters[$0] } }
    activeRegisters = active.map { $0.map { program.outputRegisters[$0] } }
    defaultRegisters = defaults.mapValues { program.outputRegisters[$0] }
    hardConditions = model.constraints.indices.filter { model.constraints[$0].isHard && !model.constraints[$0].isTable }
    hardTables = model.constraints.indices.filter { model.constraints[$0].isHard && model.constraints[$0].isTable }
    softConstraints = model.constraints.indices.filter { !model.constraints[$0].isHard }
    required = model.fields.indices.filter { model.isRequired(model.fields[$0]) }
    computedCounts = model.counts.indices.filter { if case .computed = model.counts[$0].source { true } else { false } }
  }

  private static func step(_ step: EvaluationStep, of model: ProductModel) -> Program.Step {
    switch step {
    case .field(let i):
      let field = model.fields[i]
      switch field.source {
      case .computed(let term, _): return .store(field.slot, term)
      case .chosen(.formula(let term)): return .storeIfAbsent(field.slot, term)
      case .chosen(.constant(let value)): return .storeIfAbsent(field.slot, .constant(value))
      case .chosen(nil): return .storeIfAbsent(field.slot, .constant(model.characteristic(of: field).type.absent))
      }
    case .count(let i):
      let count = model.counts[i]
      switch count.source {
      case .computed(let term): return .store(count.slot, term)
      case .listed(_, let number): return .storeIfAbsent(count.slot, .constant(Int64(number)))
      }
    }
  }
}

extension ModelConstraint {
  var isTable: Bool { if case .table = body { true } else { false } }
}

extension ProductModel {
  func isRequired(_ field: Field) -> Bool {
    guard case .chosen(nil) = field.source else { return false }
    return characteristic(of: field).isObligatory
  }
}

extension ValueType {
  /// What an optional cell holds while nothing is chosen; for an obligatory one the first content of its range.
  var absent: Int64 {
    switch self {
    case .value(_, let optional): optional ? -1 : 0
    case .set, .text, .boolean: 0
    case .number(let number): number.range.lowerBound
    }
  }
}
