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
    let search = CompletionSearch(completion, network: network.enforced)
    let conflicts = ConflictSearch(search, switched: network.switched)
    switch search.solve(AskedChoices(), within: Self.budget) {
    case .undecided: isComplete = false
    case .unsatisfiable:
      emptiness = conflicts.conflict(AskedChoices(), core: [], within: Self.budget)
      if emptiness == nil { isComplete = false }
    case .satisfied:
      findDeadValues(model, network.enforced)
      findDefaultsConflict(model, search, conflicts)
    }
  }

  private static var budget: WorkBudget { WorkBudget(WorkLimit(conflicts: conflictLimit)) }

  /// Whether no valid configuration takes a value of a choice of the product itself; for a multiple choice, has it among
  /// its values. Fields count as in the product.
  public func isDead(value: Int, ofField field: Int) -> Bool { dead[field].contains(value) }

  private mutating func findDeadValues(_ model: ProductModel, _ encoded: EncodedModel) {
    let solver = Solver(encoded.network)
    solver.prefer(encoded.preferences)
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
    var search = SupportSearch(of: wishes.map(\.literal), in: solver, within: Self.budget)
    if search.run() != .satisfied { isComplete = false }
    let open = Set(search.undecided)
    for (place, wish) in wishes.enumerated() where !search.isValid[place] && !open.contains(place) {
      dead[wish.field].append(wish.value)
    }
  }

  private mutating func findDefaultsConflict(
    _ model: ProductModel, _ search: CompletionSearch, _ conflicts: ConflictSearch
  ) {
    let defaults = AskedChoices(constantDefaultsOf: model)
    let budget = Self.budget
    switch search.solve(defaults, within: budget) {
    case .satisfied: return
    case .undecided: isComplete = false
    case .unsatisfiable:
      defaultsConflict = conflicts.conflict(defaults, core: search.failed(among: defaults), within: budget)
      if defaultsConflict == nil { isComplete = false }
    }
  }
}

extension AskedChoices {
  /// That all fields hold their defaults, but for those whose default is no constant, or a value that does not count in the slice.
  fileprivate init(constantDefaultsOf model: ProductModel) {
    self.init()
    for (i, field) in model.fields.enumerated() {
      guard case .chosen(.constant(let value)) = field.source else { continue }
      let characteristic = model.characteristic(of: field)
      if case .value = characteristic.type, value >= 0,
        !characteristic.values[Int(value)].effectivity.covers(model.slice)
      {
        continue
      }
      append(.cell(field: i, slot: field.slot, value: value))
    }
  }
}
