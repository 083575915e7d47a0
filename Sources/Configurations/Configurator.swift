import ConstraintModels
import SolverCore
import Threads

/// Completes and judges configurations of one model: direct evaluation where the defaults fit, search where they do not.
///
/// One for each thread. What it answers depends on the model and the choices alone, never on what it was asked before.
public final class Configurator {
  /// What the searches behind one answer may cost together: propagations enough to write a solution down some two dozen times, and at least
  /// as many as below. A propagation takes some 0.2 µs in the bundled catalogs, whose dearest orders `examples/worst-orders` looks for.
  private var workLimit: WorkLimit {
    WorkLimit(conflicts: 5_000, propagations: max(250_000, 25 * network.enforced.network.literalCount))
  }

  public let completion: CompletionModel
  private let network: ModelNetwork
  private(set) lazy var search = CompletionSearch(completion, network: network.enforced)
  private(set) lazy var conflicts = ConflictSearch(search, switched: network.switched)
  private(set) lazy var dependencies = Dependencies(model)

  public init(_ completion: CompletionModel, network: ModelNetwork) {
    self.completion = completion
    self.network = network
  }

  public var model: ProductModel { completion.model }

  /// Completes what the customer gave in `row`; afterwards, if valid, the row holds every cell of the configuration.
  ///
  /// Cost: one run of the model's program; where a default does not fit, a search as well, which the check may end: the outcome
  /// is then undecided, with the check's reason.
  public func complete(_ row: ConfigurationRow, _ choices: Choices, stop: StopCheck = .never) -> Outcome {
    if fitsDefaults(row, choices) { return .valid }
    guard isExact else { return .undecided("numbers beyond 2^60") }
    return searchCompletion(row, choices, stop)
  }

  /// Whether the search can hold the model's numbers.
  var isExact: Bool { network.enforced.isExact && network.switched.isExact }

  /// What one question other than `complete` may cost.
  var questionBudget: WorkBudget { WorkBudget(workLimit) }

  /// Whether the customer's choices and the defaults beside them keep every rule, so that nothing else has to change; the row then
  /// holds the configuration. Cost: one run of the model's program.
  public func fitsDefaults(_ row: ConfigurationRow, _ choices: Choices) -> Bool {
    completion.evaluate(row)
    return keepsLists(row, choices) && !isMissing(row) && completion.isValid(row)
  }

  /// Soft constraints that the configuration in the row does not keep.
  public func warnings(_ row: ConfigurationRow) -> [Int] { completion.warnings(row) }

  /// Whether an instance is there, in the configuration that the row holds.
  public func isActive(_ instance: Int, _ row: ConfigurationRow) -> Bool { completion.isActive(instance, row) }

  /// No more instances are listed than there are.
  private func keepsLists(_ row: ConfigurationRow, _ choices: Choices) -> Bool {
    for count in completion.computedCounts {
      if let listed = choices.listed[count], Int64(listed) > row[model.counts[count].slot] { return false }
    }
    return true
  }

  private func isMissing(_ row: ConfigurationRow) -> Bool {
    for field in completion.required where !row.isGiven(model.fields[field].slot) {
      if completion.isActive(model.fields[field].instance, row) { return true }
    }
    return false
  }

  /// Lets all questions from now on ask a check whether they are still wanted; where one was told to stop, nothing that it found is sure.
  public func obey(_ stop: StopCheck) {
    search.answer.stop = stop
    conflicts.stop = stop
  }

  private func searchCompletion(_ row: ConfigurationRow, _ choices: Choices, _ stop: StopCheck) -> Outcome {
    obey(stop)
    let outcome = searchCompletion(row, choices)
    if case .valid = outcome { return outcome }
    return stop.reason.map { .undecided($0.rawValue) } ?? outcome
  }

  private func searchCompletion(_ row: ConfigurationRow, _ choices: Choices) -> Outcome {
    let budget = WorkBudget(workLimit)
    let asked = AskedChoices(row, choices, of: model)
    switch search.complete(row, asked, within: budget) {
    case .undecided(let unit): return .undecided("\(unit)")
    case .unsatisfiable(let core):
      guard let conflict = conflicts.conflict(asked, core: core, within: budget) else {
        return .undecided("\(budget.spent ?? .conflicts)")
      }
      return .invalid(conflict)
    case .satisfied(let cells):
      switch search.missing(row, asked, in: cells, within: budget) {
      case .undecided(let unit): return .undecided("\(unit)")
      case .fields(let missing) where !missing.isEmpty: return .incomplete(missing: missing)
      case .fields: break
      }
      adopt(cells, row)
      return .valid
    }
  }

  /// Takes over the chosen cells that the search found and computes the others again, so that a valid answer has been
  /// checked by the direct evaluation too.
  private func adopt(_ cells: [Int64?], _ row: ConfigurationRow) {
    var found: [Int] = []
    for slot in cells.indices where !row.isGiven(slot) {
      guard let cell = cells[slot] else { continue }
      row.give(cell, to: slot)
      found.append(slot)
    }
    completion.evaluate(row)
    precondition(completion.isValid(row), "search and evaluation must agree on what is valid")
    for slot in found { row.takeBack(slot) }
  }
}
