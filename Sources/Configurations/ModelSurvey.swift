import Catalogs
import ConstraintModels
import Expressions
import SolverCore

/// What is true of all valid configurations of a model at once: whether there is one, which values none of them takes, and
/// whether the defaults fit one another.
///
/// *Dead values.* Each value without a known configuration is a wish. A configuration that prefers the wishes in order either
/// grants the first one, and then all that it shows are alive; or refuses it, and then none takes that value. So one search
/// settles all wishes up to the first granted one.
public struct ModelSurvey: Sendable {
  /// Conflicts that one search may cost; what is not decided then is left open.
  public static let conflictLimit = 20_000

  /// Constraints that no configuration keeps all; nil: some does, or the limit was reached.
  public private(set) var emptiness: Conflict?
  /// Constant defaults (as choices, and as lists of a component's default number) and constraints that cannot hold together,
  /// none superfluous; nil: they can, or the limit was reached.
  public private(set) var defaultsConflict: Conflict?
  /// Whether no search reached the limit.
  public private(set) var isComplete = true
  /// Whether the search can hold the model's numbers; where not, nothing was searched for.
  public private(set) var isExact = true
  /// By field of the product itself: the values that no valid configuration takes, ascending.
  private var dead: [[Int]]

  /// Surveys a model. Cost: a search for each dead value and a few more; the limit holds for each.
  public init(_ completion: CompletionModel, network: ModelNetwork) {
    let model = completion.model
    dead = model.fieldRange(of: 0).map { _ in [] }
    guard network.enforced.isExact, network.switched.isExact else {
      (isExact, isComplete) = (false, false)
      return
    }
    let solver = Solver(network.enforced.network)
    solver.prefer(network.enforced.preferences)
    let search = ConfigurationSearch(network)
    switch solver.solve(limit: Self.limit) {
    case .undecided: isComplete = false
    case .unsatisfiable: emptiness = search.conflict(with: [])
    case .satisfied:
      findDeadValues(model, network.enforced, solver)
      findDefaultsConflict(model, network.enforced, solver, search)
    }
  }

  private static var limit: WorkLimit { WorkLimit(conflicts: conflictLimit) }

  /// Whether no valid configuration takes a value of a choice of the product itself; for a multiple choice, has it among
  /// its values. Fields count as in the product.
  public func isDead(value: Int, ofField field: Int) -> Bool { dead[field].contains(value) }

  private mutating func findDeadValues(_ model: ProductModel, _ encoded: EncodedModel, _ solver: Solver) {
    var wishes: [(field: Int, value: Int, literal: Literal)] = []
    for i in model.fieldRange(of: 0) where model.fields[i].isChosen {
      let slot = model.fields[i].slot
      switch model.characteristic(of: model.fields[i]).type {
      case .value(let domain, _):
        for v in domain.values.indices { wishes.append((i, v, encoded.literals(slot, holds: Int64(v), in: solver)[0])) }
      case .set(let domain):
        let members = encoded.literals(slot, holds: Int64.max, in: solver)
        for v in domain.values.indices { wishes.append((i, v, members[v])) }
      case .boolean, .number, .text: break
      }
    }
    while !wishes.isEmpty {
      // Behind the wishes come the defaults: along them a configuration is completed almost without search.
      solver.prefer(wishes.map { .literal($0.literal) } + encoded.preferences)
      guard solver.solve(limit: Self.limit) == .satisfied else {
        isComplete = false
        return
      }
      let granted = wishes.firstIndex { solver.value(of: $0.literal) } ?? wishes.count
      for wish in wishes[..<granted] { dead[wish.field].append(wish.value) }
      wishes = wishes[granted...].filter { !solver.value(of: $0.literal) }
    }
  }

  private mutating func findDefaultsConflict(
    _ model: ProductModel, _ encoded: EncodedModel, _ solver: Solver, _ search: ConfigurationSearch
  ) {
    let defaults = model.fields.flatMap { encoded.constantDefaults(of: $0, model) ?? [] }
    switch solver.solve(assuming: defaults, limit: Self.limit) {
    case .satisfied: return
    case .undecided: isComplete = false
    case .unsatisfiable:
      defaultsConflict = search.conflictAmongDefaults(of: model)
      if defaultsConflict == nil { isComplete = false }
    }
  }
}

extension ConfigurationSearch {
  /// Constant defaults and constraints that cannot hold together, none superfluous; nil where they can, or the limit was reached.
  func conflictAmongDefaults(of model: ProductModel) -> Conflict? {
    let members: [Member] = model.fields.enumerated().compactMap { i, field in
      network.switched.constantDefaults(of: field, model).map { ($0, { $0.choices.append(i) }) }
    }
    return conflict(with: members)
  }
}

extension EncodedModel {
  /// That a field holds its default; nil where that is no constant, or a value that does not count in the slice.
  fileprivate func constantDefaults(of field: Field, _ model: ProductModel) -> [Literal]? {
    guard case .chosen(.constant(let value)) = field.source else { return nil }
    let characteristic = model.characteristic(of: field)
    if case .value = characteristic.type, value >= 0,
      !characteristic.values[Int(value)].effectivity.covers(model.slice)
    {
      return nil
    }
    return constantDefaults[field.slot]
  }
}
