import Catalogs
import ConstraintModels
import Expressions

/// An unrolled product made ready for direct evaluation: one straight-line program that fills in defaults, computes what is
/// derived, and says for every constraint whether it holds.
public final class CompletionModel: Sendable {
  public let model: ProductModel
  public let program: Program
  /// For each constraint of the model, the register that is 1 where it holds; for a table that is looked up, where that has to be
  /// done (nil: always).
  let constraintRegisters: [Int?]
  /// By constraint: whether it is a table that is looked up, rather than computed by the program.
  let isLookedUp: [Bool]
  /// Registers of the hard constraints that the program computes.
  let hardConditions: [Int]
  let hardTables: [TableStep]
  let softConstraints: [Int]
  /// For each instance, the register that is 1 where it is there; nil: always.
  let activeRegisters: [Int?]
  /// For each field with a default by formula, the register that holds what the default gives.
  let defaultRegisters: [Int: Int]
  /// By field: what tells who set it, in the form that costs least.
  let fields: [FieldStep]
  /// Fields that the customer must give: obligatory, without default.
  let required: [Int]
  /// Choices of which nothing is chosen by default.
  let unset: [Int]
  /// Texts that are chosen, not computed.
  let texts: [Int]
  /// Counts that the model computes and a customer may exceed by listing too many instances.
  let computedCounts: [Int]

  /// A table to look up where the register is 1; -1: always.
  struct TableStep: Sendable, BitwiseCopyable {
    var check: Int
    var base: Int
    var when: Int
  }
  struct FieldStep: Sendable, BitwiseCopyable {
    enum Source: UInt8, Sendable, BitwiseCopyable { case computed, fixedDefault, formulaDefault, required }

    var slot: Int32
    var source: Source
    /// The default, or the register that holds it.
    var value: Int64
  }

  public init(_ model: ProductModel) {
    self.model = model
    var outputs = TermList()
    let terms = model.constraints.map { Self.term(of: $0, model) }
    let constraints = zip(model.constraints, terms).map { constraint, term -> Int? in
      if let term { return outputs.index(of: term) }
      guard case .table(_, let when?) = constraint.body else { return nil }
      return outputs.index(of: when)
    }
    isLookedUp = terms.map { $0 == nil }
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
    let (ofConstraint, isLookedUp) = (constraintRegisters, isLookedUp)
    hardConditions = model.constraints.indices.compactMap { i in
      model.constraints[i].isHard && !isLookedUp[i] ? ofConstraint[i] : nil
    }
    hardTables = model.constraints.indices.compactMap { i in
      guard model.constraints[i].isHard, isLookedUp[i], case .table(let check, _) = model.constraints[i].body else {
        return nil
      }
      return TableStep(
        check: check, base: model.instances[model.constraints[i].instance].base, when: ofConstraint[i] ?? -1)
    }
    softConstraints = model.constraints.indices.filter { !model.constraints[$0].isHard }
    let registers = defaultRegisters
    fields = model.fields.enumerated().map { Self.fieldStep($1, model, defaultRegister: registers[$0]) }
    required = model.fields.indices.filter { model.isRequired(model.fields[$0]) }
    unset = model.fields.indices.filter { model.isUnset(model.fields[$0]) }
    texts = model.fields.indices.filter { model.fields[$0].isChosen && model.isText(model.fields[$0]) }
    computedCounts = model.counts.indices.filter { if case .computed = model.counts[$0].source { true } else { false } }
  }

  /// That a constraint holds; nil where it is a table that has to be looked up.
  private static func term(of constraint: ModelConstraint, _ model: ProductModel) -> Term? {
    switch constraint.body {
    case .condition(let term): return term
    case .table(let check, let when):
      let allows = model.checks[check].term(base: model.instances[constraint.instance].base)
      return allows.map { allows in when.map { .implies($0, allows) } ?? allows }
    }
  }

  private static func fieldStep(_ field: Field, _ model: ProductModel, defaultRegister: Int?) -> FieldStep {
    let slot = Int32(field.slot)
    switch field.source {
    case .computed: return FieldStep(slot: slot, source: .computed, value: 0)
    case .chosen(.constant(let value)): return FieldStep(slot: slot, source: .fixedDefault, value: value)
    case .chosen(.formula): return FieldStep(slot: slot, source: .formulaDefault, value: Int64(defaultRegister!))
    case .chosen(nil):
      let characteristic = model.characteristic(of: field)
      return characteristic.isObligatory
        ? FieldStep(slot: slot, source: .required, value: 0)
        : FieldStep(slot: slot, source: .fixedDefault, value: characteristic.type.absent)
    }
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

extension ProductModel {
  /// Whether a field is a choice, or a multiple choice, that holds nothing by default.
  fileprivate func isUnset(_ field: Field) -> Bool {
    let characteristic = characteristic(of: field)
    switch (characteristic.type, field.source) {
    case (.value(_, optional: true), .chosen(nil)), (.value(_, optional: true), .chosen(.constant(-1))): return true
    case (.set, .chosen(nil)): return !characteristic.isObligatory
    case (.set, .chosen(.constant(0))): return true
    default: return false
    }
  }

  /// Whether the field holds a text, of which its cell knows only the length.
  public func isText(_ field: Field) -> Bool {
    if case .text = characteristic(of: field).type { true } else { false }
  }

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
